package org.graft.datasets.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.graft.spi.network.Size;

/**
 * What Pillow or NumPy made of a picture (make_pictures.py).
 *
 * @param what the file's name, or the operation's
 * @param size height and width
 * @param channels number of channels
 * @param numbers row by row, channels last
 */
record Expected(String what, Size size, int channels, List<Double> numbers) {
  /** All of them. */
  static List<Expected> all() throws IOException {
    return new String(bytes("expected.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(Expected::parse)
        .toList();
  }

  /** A file beside this class. */
  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Expected.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** The numbers, channels first. */
  float[] planes() {
    float[] planes = new float[numbers.size()];
    int pixels = planes.length / channels;
    for (int i = 0; i < planes.length; i++) {
      planes[i % channels * pixels + i / channels] = numbers.get(i).floatValue();
    }
    return planes;
  }

  /** The largest difference to {@code found}. */
  double distance(float[] found) {
    float[] planes = planes();
    if (planes.length != found.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < planes.length; i++) {
      largest = Math.max(largest, Math.abs(planes[i] - found[i]));
    }
    return largest;
  }

  private static Expected parse(String line) {
    String[] fields = line.split(" ");
    return new Expected(
        fields[0],
        new Size(Integer.parseInt(fields[1]), Integer.parseInt(fields[2])),
        Integer.parseInt(fields[3]),
        Arrays.stream(fields).skip(4).map(Double::valueOf).toList());
  }
}
