package org.graft.backbones.pretrained;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file that holds a network. Entries are opened by names that Graft knows, never by names
 * that the file gives, and each is bounded and its size and checksum compared with what the file
 * says.
 */
public final class Archive implements AutoCloseable {
  /**
   * Trained numbers hardly compress; an entry that claims more than this times the file is none.
   */
  private static final long COMPRESSED = 100;

  private final Path path;
  private final ZipFile zip;

  private Archive(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens a file.
   *
   * @param kind what it should be, for messages
   * @throws IOException if it is no zip file, cut off or damaged
   */
  public static Archive open(Path path, String kind) throws IOException {
    try {
      return new Archive(path, new ZipFile(path.toFile()));
    } catch (ZipException e) {
      throw new IOException(path + " is no " + kind + ": no zip file, or cut off or damaged", e);
    }
  }

  /** Whether there is such an entry. */
  public boolean has(String name) {
    return zip.getEntry(name) != null;
  }

  /**
   * An entry's bytes.
   *
   * @throws IOException if it is missing, damaged, or claims more than {@code largest} bytes
   */
  public byte[] bytes(String name, long largest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    copy(name, largest, bytes);
    return bytes.toByteArray();
  }

  /** Likewise an entry whose size is bounded by the file's own, written into a new file. */
  public void extract(String name, long largest, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      copy(name, Math.min(largest, believable()), out);
    }
  }

  /** How large an entry of numbers may be for the file that holds it. */
  public long believable() throws IOException {
    return COMPRESSED * Files.size(path);
  }

  private void copy(String name, long largest, OutputStream target) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(path + " holds no '" + name + "'");
    }
    long size = entry.getSize();
    if (size < 0 || size > largest) {
      throw new IOException(
          path + ": '" + name + "' claims " + size + " bytes, at most " + largest);
    }
    CheckedOutputStream out = new CheckedOutputStream(target, new CRC32());
    long left = size;
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] buffer = new byte[1 << 16];
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left + 1));
      while (read > 0 && left >= 0) {
        out.write(buffer, 0, read);
        left -= read;
        read = in.read(buffer, 0, (int) Math.min(buffer.length, Math.max(1, left + 1)));
      }
    } catch (ZipException | java.io.EOFException e) {
      throw new IOException(path + ": '" + name + "' is cut off or damaged", e);
    }
    if (left != 0 || out.getChecksum().getValue() != entry.getCrc()) {
      throw new IOException(path + ": '" + name + "' is cut off or damaged");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
