package org.graft.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.Adler32;
import java.util.zip.CheckedInputStream;
import org.graft.spi.data.DataAccess.RemoteFile;

/**
 * Digests of files whose whole SHA-256 nobody has published: recorded beside the file in the cache
 * when the first copy comes, and asked of every copy after.
 */
final class FirstUse {
  private static final int LENGTH = 64;

  private FirstUse() {}

  /** The file with the digest that was recorded for it, if one was. */
  static RemoteFile pinned(RemoteFile file, Path home) throws IOException {
    Path record = record(file, home);
    if (whole(file) || !Files.isRegularFile(record)) {
      return file;
    }
    String digest = Files.readString(record).strip();
    if (!digest.matches("[0-9a-f]{64}") || !digest.startsWith(file.sha256())) {
      throw new IOException(
          record
              + " does not hold the file's SHA-256; delete it to record that of the next copy of"
              + " the file");
    }
    return file.pinned(digest);
  }

  /** Records the digest of a first copy. */
  static void record(RemoteFile file, Path home, Path copy) throws IOException {
    Path record = record(file, home);
    if (!whole(file)) {
      Path part = record.resolveSibling(record.getFileName() + ".part");
      Files.writeString(part, Sha256.of(copy) + "\n");
      Files.move(part, record, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean whole(RemoteFile file) {
    return file.sha256().length() == LENGTH;
  }

  private static Path record(RemoteFile file, Path home) {
    return home.resolve(file.name() + ".sha256");
  }

  /** Whether a first copy has the checksum that was published, if one was. */
  static boolean passes(RemoteFile file, Path copy) throws IOException {
    return file.adler32().isEmpty() || file.adler32().get() == adler32(copy);
  }

  private static long adler32(Path path) throws IOException {
    try (CheckedInputStream in =
        new CheckedInputStream(Files.newInputStream(path), new Adler32())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return in.getChecksum().getValue();
    }
  }
}
