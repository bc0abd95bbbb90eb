package org.graft.engine.cli.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.graft.spi.network.Layer;

/** A preprocessing layer in words: {@code BGR; minus 103.939, 116.779, 123.68}. */
public final class PreprocessingText {
  private PreprocessingText() {}

  /** The layer in words. */
  public static String of(Layer.Preprocessing layer) {
    String order = order(layer.channels());
    List<Double> scale = layer.scale();
    List<Double> shift = layer.shift();
    if (scale.stream().allMatch(s -> s == 1)) {
      return shift.stream().allMatch(s -> s == 0)
          ? order
          : order + "; minus " + numbers(shift.stream().map(s -> 0 - s).toList());
    }
    return order
        + "; times "
        + numbers(scale)
        + (shift.stream().allMatch(s -> s == 0) ? "" : ", plus " + numbers(shift));
  }

  private static String order(List<Integer> channels) {
    if (channels.equals(List.of(2, 1, 0))) {
      return "BGR";
    } else if (channels.equals(List.of(0, 1, 2))) {
      return "RGB";
    } else if (channels.equals(List.of(0, 0, 0))) {
      return "grey as red, green and blue";
    }
    boolean same = IntStream.range(0, channels.size()).allMatch(i -> channels.get(i) == i);
    return same ? "channels in their order" : "channels " + channels;
  }

  private static String numbers(List<Double> values) {
    return (values.stream().distinct().count() == 1 ? values.subList(0, 1) : values)
        .stream().map(PreprocessingText::number).collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }
}
