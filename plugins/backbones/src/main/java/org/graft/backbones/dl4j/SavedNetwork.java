package org.graft.backbones.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What a saved network consists of. Other entries of the file, {@code preprocessor.bin} with its
 * serialised Java object above all, are never opened.
 *
 * @param configuration JSON
 * @param numbers all parameters, one behind the other
 */
record SavedNetwork(String configuration, Coefficients numbers) {
  private static final String CONFIGURATION = "configuration.json";
  private static final String NUMBERS = "coefficients.bin";
  private static final int LARGEST_CONFIGURATION = 64 << 20;
  private static final int LARGEST_NUMBERS = Integer.MAX_VALUE - 64;

  /**
   * Trained numbers hardly compress; an entry that claims more than this times the file is none.
   */
  private static final long COMPRESSED = 100;

  static SavedNetwork read(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      byte[] json = entry(path, zip, CONFIGURATION, LARGEST_CONFIGURATION);
      long believable = COMPRESSED * Files.size(path);
      byte[] numbers = entry(path, zip, NUMBERS, Math.min(LARGEST_NUMBERS, believable));
      return new SavedNetwork(
          new String(json, StandardCharsets.UTF_8), coefficients(path, numbers));
    } catch (ZipException e) {
      throw new IOException(
          path + " is no network that DL4J saved: no zip file, or cut off or damaged", e);
    }
  }

  private static Coefficients coefficients(Path path, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return Coefficients.read(in, bytes.length);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(path + ": " + NUMBERS + " is cut off or damaged: " + e.getMessage(), e);
    }
  }

  /** An entry whose size and checksum are what the file says. */
  private static byte[] entry(Path path, ZipFile zip, String name, long largest)
      throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(
          path + " holds no '" + name + "'; expected a network saved by DL4J's ModelSerializer");
    }
    if (entry.getSize() < 0 || entry.getSize() > largest) {
      throw new IOException(
          path + ": '" + name + "' claims " + entry.getSize() + " bytes, at most " + largest);
    }
    byte[] bytes;
    try (InputStream in = zip.getInputStream(entry)) {
      bytes = in.readNBytes((int) entry.getSize());
      CRC32 sum = new CRC32();
      sum.update(ByteBuffer.wrap(bytes));
      if (bytes.length < entry.getSize() || in.read() >= 0 || sum.getValue() != entry.getCrc()) {
        throw new IOException(path + ": '" + name + "' is cut off or damaged");
      }
    } catch (java.io.EOFException e) {
      throw new IOException(path + ": '" + name + "' is cut off or damaged", e);
    }
    return bytes;
  }
}
