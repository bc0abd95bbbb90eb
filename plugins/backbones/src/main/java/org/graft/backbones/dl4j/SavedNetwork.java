package org.graft.backbones.dl4j;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.graft.backbones.pretrained.Archive;

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

  static SavedNetwork read(Path path) throws IOException {
    try (Archive zip = Archive.open(path, "network that DL4J saved")) {
      byte[] json = zip.bytes(CONFIGURATION, LARGEST_CONFIGURATION);
      byte[] numbers = zip.bytes(NUMBERS, Math.min(LARGEST_NUMBERS, zip.believable()));
      return new SavedNetwork(
          new String(json, StandardCharsets.UTF_8), coefficients(path, numbers));
    }
  }

  private static Coefficients coefficients(Path path, byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return Coefficients.read(in, bytes.length);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(path + ": " + NUMBERS + " is cut off or damaged: " + e.getMessage(), e);
    }
  }
}
