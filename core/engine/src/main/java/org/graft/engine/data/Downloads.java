package org.graft.engine.data;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.DataAccess.RemoteFile;

/**
 * Downloads files from their mirrors in order, into a {@code .part} file beside the target; only
 * what has the right size and SHA-256 is moved into place, at once. A {@code .part} file is resumed
 * by the next attempt, on whichever mirror or in whichever process. The caller holds the {@link
 * FileGuard}.
 */
final class Downloads {
  /** Attempts on one mirror, as long as each brings more of the file. */
  private static final int ATTEMPTS = 5;

  private final HttpSource source;
  private final DownloadProgress progress;

  Downloads(HttpSource source, DownloadProgress progress) {
    this.source = source;
    this.progress = progress;
  }

  /**
   * Brings {@code file} to {@code target}.
   *
   * @throws DownloadFailure with a line for each mirror
   * @throws IOException if it cannot be written here
   */
  void download(RemoteFile file, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    checkSpace(file, part);
    List<String> failures = new ArrayList<>();
    for (URI mirror : file.mirrors()) {
      try {
        fromMirror(mirror, file, part);
        inPlace(part, target);
        return;
      } catch (DownloadFailure e) {
        failures.add("  " + mirror + ": " + e.getMessage());
      }
    }
    throw new DownloadFailure(
        failures.isEmpty() ? "  (it has no mirror)" : String.join("\n", failures));
  }

  private void fromMirror(URI mirror, RemoteFile file, Path part) throws IOException {
    for (int attempt = 1; ; attempt++) {
      long before = size(part);
      try {
        transfer(mirror, file, part);
        verify(file, part, before);
        return;
      } catch (DownloadFailure e) {
        boolean fresh = before > 0 && !Files.exists(part);
        boolean more = size(part) > before;
        if (attempt == ATTEMPTS || !(fresh || more)) {
          throw e;
        }
      }
    }
  }

  private void transfer(URI mirror, RemoteFile file, Path part) throws IOException {
    if (file.bytes() >= 0 && size(part) == file.bytes()) {
      return;
    }
    String name = file.folder() + "/" + file.name();
    source.append(mirror, part, file, done -> progress.progress(name, done, file.bytes()));
  }

  /** Refuses and removes what is not the file; after a resumed download it may be tried afresh. */
  private static void verify(RemoteFile file, Path part, long before) throws IOException {
    long size = size(part);
    if (file.bytes() >= 0 && size != file.bytes()) {
      Files.deleteIfExists(part);
      throw new DownloadFailure("sent %d bytes, expected %d".formatted(size, file.bytes()));
    }
    if (file.sha256().isEmpty()) {
      if (!FirstUse.passes(file, part)) {
        Files.delete(part);
        throw new DownloadFailure(
            "sent another content: its checksum (Adler32) is not as published");
      }
      return;
    }
    String sha256 = Sha256.of(part);
    if (!sha256.startsWith(file.sha256())) {
      Files.delete(part);
      throw new DownloadFailure(
          "sent%s another content: SHA-256 %s, expected %s"
              .formatted(before > 0 ? " (resumed)" : "", sha256, file.sha256()));
    }
  }

  private static void inPlace(Path part, Path target) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void checkSpace(RemoteFile file, Path part) throws IOException {
    long free = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
    long needed = file.bytes() - size(part);
    if (needed > free) {
      throw new IOException(
          "%s needs %d bytes more, and the disk of %s has %d free"
              .formatted(file.name(), needed, part.getParent(), free));
    }
  }

  private static long size(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }
}
