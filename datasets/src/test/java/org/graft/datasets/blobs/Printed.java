package org.graft.datasets.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What scikit-learn printed; see {@code make_blobs.py} beside it. */
final class Printed {
  private Printed() {}

  /** The rows of points under {@code name}: blob and hexadecimal coordinates. */
  static List<String[]> points(String name) {
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String[] words = words(lines.get(i));
      if (words[0].equals("points") && words[1].equals(name)) {
        int rows = Integer.parseInt(words[2]);
        return lines.subList(i + 1, i + 1 + rows).stream().map(Printed::words).toList();
      }
    }
    throw new IllegalArgumentException("nothing printed for " + name);
  }

  /** All lines that start with {@code word}, split at spaces. */
  static List<String[]> startingWith(String word) {
    return lines().stream().map(Printed::words).filter(w -> w[0].equals(word)).toList();
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }

  private static List<String> lines() {
    try (InputStream in = Printed.class.getResourceAsStream("make_blobs.txt")) {
      if (in == null) {
        throw new IllegalStateException("make_blobs.txt is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
