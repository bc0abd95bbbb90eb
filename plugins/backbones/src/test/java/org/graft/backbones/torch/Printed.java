package org.graft.backbones.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of vision_outputs.txt or timm_outputs.txt: what a library makes of the formula.
 *
 * @param side of the picture
 * @param parameters numbers that train
 * @param tensors how many
 * @param digest of their keys and shapes
 * @param scores the first eight
 */
record Printed(
    String name, int side, long parameters, int tensors, String digest, List<Double> scores) {
  static List<Printed> torchvision() {
    return of("vision_outputs.txt");
  }

  static List<Printed> timm() {
    return of("timm_outputs.txt");
  }

  static List<Printed> all() {
    return Stream.concat(torchvision().stream(), timm().stream()).toList();
  }

  /** The architecture of the line. */
  TorchArchitecture architecture() {
    String library = torchvision().contains(this) ? "torchvision/" : "timm/";
    return TorchArchitectures.of(name.contains("/") ? name : library + name);
  }

  private static List<Printed> of(String file) {
    try (InputStream in = Printed.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      return text.lines().map(Printed::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Printed read(String line) {
    String[] words = line.split(" ");
    return new Printed(
        words[0],
        Integer.parseInt(words[1]),
        Long.parseLong(words[2]),
        Integer.parseInt(words[3]),
        words[4],
        Stream.of(words).skip(5).map(Double::valueOf).toList());
  }
}
