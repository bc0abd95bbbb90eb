package org.graft.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graft.spi.data.DataAccess;
import org.jspecify.annotations.Nullable;

/**
 * Files from this machine's folders and cache, or else from the network: HTTPS only, resumed where
 * a download broke off, never in place before size and SHA-256 are right. Thread-safe, also between
 * processes that share a cache.
 */
public final class FileAccess implements DataAccess {
  private static final int SHA256 = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final FilePlaces places;
  private final Network network;
  private final Downloads downloads;
  private final VerifiedFiles verified = new VerifiedFiles();

  /**
   * Access for one experiment.
   *
   * @param places where files lie
   * @param network whether they may be downloaded
   * @param progress hears of downloads
   */
  public FileAccess(FilePlaces places, Network network, DownloadProgress progress) {
    this(
        places,
        network,
        new Downloads(
            new HttpSource(AddressRule.HTTPS_ONLY, Tokens.of(System.getenv()), PATIENCE),
            progress));
  }

  FileAccess(FilePlaces places, Network network, Downloads downloads) {
    this.places = places;
    this.network = network;
    this.downloads = downloads;
  }

  @Override
  public Path fetch(RemoteFile asked) throws IOException {
    RemoteFile file = FirstUse.pinned(asked, cache(asked.folder()));
    Path path = find(file);
    FirstUse.record(file, cache(file.folder()), path);
    return path;
  }

  private Path find(RemoteFile file) throws IOException {
    List<String> notes = new ArrayList<>();
    for (Path folder : places.folders()) {
      for (Path candidate : candidates(inside(folder, file.folder()), file)) {
        if (verified.is(candidate, file, notes)) {
          return candidate;
        }
      }
    }
    Path home = cache(file.folder());
    for (Path candidate : candidates(home, file)) {
      if (verified.is(candidate, file, notes)) {
        return candidate;
      }
    }
    Path target = inside(home, file.name());
    if (network == Network.OFFLINE) {
      throw missing(file, "and this run is offline", notes, null);
    }
    try (FileGuard guard = FileGuard.of(target)) {
      if (guard.waited() && verified.is(target, file, notes)) {
        return target;
      }
      downloads.download(file, target);
      return target;
    } catch (DownloadFailure e) {
      throw missing(file, "and no mirror gave it:\n" + e.getMessage(), notes, e);
    }
  }

  @Override
  public Path cache(String name) throws IOException {
    return Files.createDirectories(inside(places.cache(), name));
  }

  @Override
  public Path resolve(Path path) {
    return places.find(path);
  }

  private static List<Path> candidates(Path folder, RemoteFile file) {
    String plain = file.name().replaceFirst("\\.gz$", "");
    return Stream.of(file.name(), plain)
        .distinct()
        .map(name -> inside(folder, name))
        .filter(Files::isRegularFile)
        .toList();
  }

  /** A name within a folder; plugins name files, and none may lead out. */
  private static Path inside(Path folder, String name) {
    Path path = folder.resolve(name).normalize();
    if (name.isEmpty() || !path.startsWith(folder) || path.equals(folder)) {
      throw new IllegalArgumentException("'" + name + "' leads out of the folder " + folder);
    }
    return path;
  }

  private IOException missing(
      RemoteFile file, String why, List<String> notes, @Nullable Exception cause) {
    String found = notes.isEmpty() ? "" : "\nNot taken: " + String.join("\nNot taken: ", notes);
    return new IOException(
        "%s is not in the cache %s%s\nPut it into %s, or into %s in a folder that GRAFT_DATA names (%s, SHA-256 %s)%s"
            .formatted(
                file.name(),
                why,
                found,
                places.cache().resolve(file.folder()),
                file.folder(),
                file.bytes() < 0 ? "size unknown" : file.bytes() + " bytes",
                file.sha256().isEmpty()
                    ? "not published" + file.adler32().map(sum -> ", Adler32 " + sum).orElse("")
                    : (file.sha256().length() < SHA256 ? "beginning with " : "") + file.sha256(),
                network == Network.OFFLINE ? ", or run online" : ""),
        cause);
  }
}
