package org.graft.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the store.
 *
 * @param key what it is known by
 * @param file where it lies
 * @param bytes its size
 * @param used when it was last read or written
 */
public record StoredFile(String key, Path file, long bytes, Instant used) {
  static final String ENDING = ".safetensors";
  static final String PART = ".part";

  private static final Pattern OWN = Pattern.compile("[0-9a-f]{16,}\\.safetensors");

  /** What it is, in words; reads the header and verifies nothing. */
  public String what() throws IOException {
    return SafeTensors.what(file);
  }

  /** Reads it all; how it is damaged, where it is. */
  public Optional<String> damage() throws IOException {
    try {
      SafeTensors.read(file);
      return Optional.empty();
    } catch (DamagedFileException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Every file of the store in {@code folder}, in no order; none where there is no folder. Files
   * that are not named by a key are nobody's business here.
   */
  static List<StoredFile> all(Path folder) throws IOException {
    List<StoredFile> all = new ArrayList<>();
    for (Path file : list(folder, ENDING)) {
      if (OWN.matcher(String.valueOf(file.getFileName())).matches()) {
        of(file).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Empty where another process removed it meanwhile. */
  private static Optional<StoredFile> of(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      String name = String.valueOf(file.getFileName());
      return Optional.of(
          new StoredFile(
              name.substring(0, name.length() - ENDING.length()),
              file,
              attributes.size(),
              attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** What writers left unfinished, or are writing. */
  static List<Path> parts(Path folder) throws IOException {
    return list(folder, PART).stream()
        .filter(file -> OWN.matcher(String.valueOf(file.getFileName())).lookingAt())
        .toList();
  }

  /** Removes what writers left unfinished, less what is being written. */
  @SuppressWarnings("try") // the lock is held, not used
  static void sweep(Path folder) throws IOException {
    KeyLocks locks = KeyLocks.of(folder);
    for (Path part : parts(folder)) {
      String key = String.valueOf(part.getFileName()).replaceAll("\\..*", "");
      Optional<KeyLocks.Taken> free = locks.tryCompute(key);
      if (free.isPresent()) {
        try (KeyLocks.Taken alone = free.get()) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> groups = Files.list(folder)) {
      for (Path group : groups.filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.list(group)) {
          files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
        }
      }
    }
    return found;
  }
}
