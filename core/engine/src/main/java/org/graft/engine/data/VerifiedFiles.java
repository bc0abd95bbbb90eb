package org.graft.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import org.graft.spi.data.DataAccess.RemoteFile;

/** Which files are what they should be; each is read once in the life of this object. */
final class VerifiedFiles {
  private final Map<Stamp, Boolean> judged = new ConcurrentHashMap<>();

  /**
   * Whether {@code path} is the file, by its own digest or that of what it holds.
   *
   * @param notes gets a line that says why not
   */
  boolean is(Path path, RemoteFile file, List<String> notes) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    Stamp stamp = new Stamp(path, Files.size(path), Files.getLastModifiedTime(path), file.sha256());
    Boolean known = judged.get(stamp);
    if (known != null && known) {
      return true;
    }
    if (file.sha256().isEmpty()) {
      boolean passes = FirstUse.passes(file, path);
      if (!passes) {
        notes.add(path + " has not the checksum that was published (Adler32)");
      }
      return passes;
    }
    String digest = Sha256.of(path);
    boolean right =
        digest.startsWith(file.sha256())
            || (file.unpackedSha256().isPresent()
                && file.unpackedSha256().get().equals(unpacked(path, digest)));
    judged.put(stamp, right);
    if (!right) {
      notes.add(
          "%s has %d bytes and SHA-256 %s; expected %s"
              .formatted(path, stamp.size(), digest, file.sha256()));
    }
    return right;
  }

  /** Digest of what a gzip file holds; {@code otherwise} where it is not one or is damaged. */
  private static String unpacked(Path path, String otherwise) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      return Sha256.of(in);
    } catch (IOException e) {
      return otherwise;
    }
  }

  private record Stamp(Path path, long size, FileTime modified, String sha256) {}
}
