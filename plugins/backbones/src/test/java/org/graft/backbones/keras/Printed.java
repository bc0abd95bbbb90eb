package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * What reference.py printed.
 *
 * @param arrays numbers by name
 */
record Printed(Map<String, float[]> arrays) {
  static Printed read(String resource) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    try (InputStream in = Printed.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
      lines
          .lines()
          .forEach(
              line -> {
                String[] words = line.split(" ", -1);
                float[] numbers = new float[words.length - 1];
                for (int i = 0; i < numbers.length; i++) {
                  numbers[i] = Float.parseFloat(words[i + 1]);
                }
                arrays.put(words[0], numbers);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Printed(arrays);
  }

  float[] get(String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  Tensor tensor(String name, Shape shape) {
    return Tensor.of(shape, get(name));
  }

  /** Names of what was printed for one network, without the network's. */
  Set<String> taps(String network) {
    return arrays.keySet().stream()
        .filter(k -> k.startsWith(network + "/") && !k.endsWith("/in"))
        .map(k -> k.substring(network.length() + 1))
        .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /**
   * The largest distance of numbers from those printed from index {@code from} on, relative to
   * numbers above 1.
   */
  static double distance(float[] actual, float[] printed, int from) {
    assertThat(actual.length).isLessThanOrEqualTo(printed.length - from);
    double worst = 0;
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).isFinite();
      worst =
          Math.max(
              worst,
              Math.abs(actual[i] - printed[from + i]) / Math.max(1, Math.abs(printed[from + i])));
    }
    return worst;
  }
}
