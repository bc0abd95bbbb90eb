package org.graft.spi.augmentation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What NumPy and SciPy printed; see {@code augment.py} beside it. */
final class Printed {
  private Printed() {}

  /** The numbers of the line that starts with {@code name}. */
  static float[] numbers(String name) {
    try (InputStream in = Printed.class.getResourceAsStream("augment.txt")) {
      if (in == null) {
        throw new IllegalStateException("augment.txt is missing");
      }
      String[] words =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith(name + " "))
              .findFirst()
              .orElseThrow()
              .split(" ", -1);
      float[] numbers = new float[words.length - 1];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Float.parseFloat(words[i + 1]);
      }
      return numbers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
