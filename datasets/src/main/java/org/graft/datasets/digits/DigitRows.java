package org.graft.datasets.digits;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * Lines of 64 numbers 0..16 and a digit, as UCI has them.
 *
 * @param lines the lines, without a header and line ends
 */
record DigitRows(List<String> lines) {
  private static final int PIXELS = 64;

  DigitRows {
    lines = List.copyOf(lines);
  }

  /** Reads {@code file}; a first line that is no number is a header that someone added. */
  static DigitRows read(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try {
      Files.readAllLines(file).forEach(line -> lines.add(line.strip()));
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": expected lines of 65 numbers, found no text", e);
    }
    lines.removeIf(String::isEmpty);
    if (!lines.isEmpty() && !Character.isDigit(lines.get(0).charAt(0))) {
      lines.remove(0);
    }
    return new DigitRows(lines);
  }

  /** SHA-256 of the lines with a line feed after each: that of UCI's file. */
  String sha256() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The digits, [n, 1, 8, 8]; lines must be those of the published data. */
  Examples examples() {
    float[] inputs = new float[lines.size() * PIXELS];
    int[] labels = new int[lines.size()];
    for (int row = 0; row < labels.length; row++) {
      String[] numbers = lines.get(row).split(",", -1);
      for (int i = 0; i < PIXELS; i++) {
        inputs[row * PIXELS + i] = Integer.parseInt(numbers[i]);
      }
      labels[row] = Integer.parseInt(numbers[PIXELS]);
    }
    return new Examples(Tensor.of(Shape.of(labels.length, 1, 8, 8), inputs), labels);
  }
}
