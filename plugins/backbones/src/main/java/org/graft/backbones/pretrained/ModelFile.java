package org.graft.backbones.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.graft.spi.data.DataAccess;

/**
 * A file that holds a network.
 *
 * @param path where it lies
 * @param sha256 what it holds: 64 hexadecimal digits
 */
public record ModelFile(Path path, String sha256) {
  /** More than any network for images weighs; beyond it a file is taken for something else. */
  private static final long LARGEST = 4L << 30;

  /**
   * The file that an experiment names.
   *
   * @param kind what it should be, for messages: {@code a Keras file}
   * @param readable kinds that the caller reads; files of no known kind are the caller's to refuse
   * @throws IOException with a message for the user, if there is no such file, it is too large, or
   *     it is of another kind
   */
  public static ModelFile of(DataAccess access, Path file, String kind, Set<FileKind> readable)
      throws IOException {
    Path path = access.resolve(file);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new IOException(
          "expected "
              + kind
              + " at "
              + path
              + ", found "
              + found(path)
              + "; put it there"
              + (file.isAbsolute()
                  ? ""
                  : ", or as " + file + " into a folder that GRAFT_DATA names")
              + ", or name another with 'file'");
    }
    FileKind found = FileKind.of(path);
    if (found != FileKind.UNKNOWN && !readable.contains(found)) {
      throw new IOException(
          "%s is %s, not %s; %s".formatted(path, found.words(), kind, found.advice()));
    }
    if (Files.size(path) > LARGEST) {
      throw new IOException(
          path + " has " + Files.size(path) + " bytes; " + kind + " may have up to " + LARGEST);
    }
    return new ModelFile(path, digest(path));
  }

  /**
   * Checks that the file is the one that was planned with.
   *
   * @throws IOException if it has changed since
   */
  public ModelFile expect(String planned) throws IOException {
    if (!sha256.equals(planned)) {
      throw new IOException(
          path + " has changed since the plan was made; start the run again to use it as it is");
    }
    return this;
  }

  private static String found(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.exists(path) ? "what Graft may not read" : "no file";
    }
    FileKind kind = FileKind.of(path);
    return kind == FileKind.UNKNOWN
        ? "a folder"
        : "a folder, %s (%s)".formatted(kind.words(), kind.advice());
  }

  private static String digest(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, sha).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
