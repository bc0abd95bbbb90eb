package org.graft.datasets.cifar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an archive, packed or unpacked, by their names without folders. */
interface CifarFiles {
  /** Where they are, for messages. */
  Path path();

  /** What a file holds, if it is there. */
  Optional<byte[]> find(String name) throws IOException;

  /**
   * Those of these names.
   *
   * @throws IOException naming all that are missing
   */
  default List<byte[]> all(String dataset, List<String> names) throws IOException {
    List<byte[]> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      find(name).ifPresentOrElse(files::add, () -> missing.add(name));
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "%s: %s lacks %s; put the binary or the Python version of https://www.cs.toronto.edu/~kriz/cifar.html there, packed or unpacked"
              .formatted(dataset, path(), String.join(", ", missing)));
    }
    return files;
  }

  /** The files of a folder: in one of these archives or sub-folders, or else as they lie there. */
  static CifarFiles in(Path folder, List<String> archives, List<String> unpacked)
      throws IOException {
    for (String archive : archives) {
      if (Files.isRegularFile(folder.resolve(archive))) {
        return packed(folder.resolve(archive));
      }
    }
    return unpacked.stream()
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .map(Unpacked::new)
        .orElseGet(() -> new Unpacked(folder));
  }

  /**
   * The files of a tar.gz archive, read into memory.
   *
   * @throws IOException if it is damaged
   */
  static CifarFiles packed(Path archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = Files.newInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          String name = entry.getName();
          files.put(name.substring(name.lastIndexOf('/') + 1), tar.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new IOException(
          "%s: is no archive, or a damaged one (%s); get it anew"
              .formatted(archive, e.getMessage()),
          e);
    }
    return new Packed(archive, files);
  }

  /**
   * A folder.
   *
   * @param path the folder
   */
  record Unpacked(Path path) implements CifarFiles {
    @Override
    public Optional<byte[]> find(String name) throws IOException {
      Path file = path.resolve(name);
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
  }

  /**
   * An archive.
   *
   * @param path the archive
   * @param files what it holds
   */
  record Packed(Path path, Map<String, byte[]> files) implements CifarFiles {
    @Override
    public Optional<byte[]> find(String name) {
      return Optional.ofNullable(files.get(name));
    }
  }
}
