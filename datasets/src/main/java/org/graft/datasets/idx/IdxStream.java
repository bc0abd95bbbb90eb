package org.graft.datasets.idx;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One IDX file, gzip or not (told by its first bytes, not its name), read from front to end once.
 *
 * <p>The header is checked against the file's length before anything is allocated, so a small file
 * cannot claim much, and never more is unpacked than the header says. Not thread-safe.
 */
final class IdxStream implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final IdxHeader header;
  private final InputStream in;
  private final MessageDigest sha256;

  private IdxStream(IdxHeader header, InputStream in, MessageDigest sha256) {
    this.header = header;
    this.in = in;
    this.sha256 = sha256;
  }

  /**
   * Opens a file that must have {@code axes} axes: 3 for images, 1 for labels.
   *
   * @throws IOException saying what file, what was expected and what was found
   */
  static IdxStream open(Path file, int axes) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    long length = Files.size(file);
    MessageDigest sha256 = sha256();
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      boolean packed = isGzip(raw);
      InputStream plain = packed ? new GZIPInputStream(raw, BUFFER) : raw;
      InputStream in = new DigestInputStream(plain, sha256);
      IdxHeader header = IdxHeader.read(file, in, axes);
      if (packed) {
        header.checkPacked(length);
      } else {
        header.checkPlain(length);
      }
      header.checkMemory();
      return new IdxStream(header, in, sha256);
    } catch (EOFException e) {
      raw.close();
      throw new IOException(
          "%s: is truncated: its %d bytes end within the header".formatted(file, length), e);
    } catch (ZipException e) {
      raw.close();
      throw damaged(file, e);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** Size of axis {@code axis}; the first is the number of images or labels. */
  int size(int axis) {
    return header.sizes().get(axis);
  }

  /**
   * The next {@code length} bytes into the front of {@code into}.
   *
   * @throws IOException if the file ends before or is damaged
   */
  void read(byte[] into, int length) throws IOException {
    int got = 0;
    try {
      got = in.readNBytes(into, 0, length);
    } catch (EOFException e) {
      got = 0;
    } catch (ZipException e) {
      throw damaged(header.file(), e);
    }
    if (got < length) {
      throw new IOException(
          "%s: is truncated: it ends before the %d bytes its header says"
              .formatted(header.file(), header.bytes()));
    }
  }

  /**
   * Ends the reading after the last byte.
   *
   * @return the SHA-256 of the unpacked content
   * @throws IOException if something follows or the checksum of the gzip file is wrong
   */
  String finish() throws IOException {
    boolean more;
    try {
      more = in.read() >= 0;
    } catch (EOFException e) {
      throw new IOException(header.file() + ": is truncated: its gzip checksum is missing", e);
    } catch (ZipException e) {
      throw damaged(header.file(), e);
    }
    if (more) {
      throw new IOException(
          "%s: is oversized: it goes on after the %d bytes its header says"
              .formatted(header.file(), header.bytes()));
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static IOException damaged(Path file, ZipException cause) {
    return new IOException(file + ": is damaged: " + cause.getMessage(), cause);
  }

  private static boolean isGzip(InputStream raw) throws IOException {
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
