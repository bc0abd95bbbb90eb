package org.graft.testkit.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/** Numbers that PyTorch printed. */
record Printed(Map<String, double[]> arrays) {
  static Printed read() {
    return read("pytorch.txt");
  }

  static Printed read(String file) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    try (InputStream in =
        Optional.ofNullable(Printed.class.getResourceAsStream(file)).orElseThrow()) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", -1))
          .forEach(
              words ->
                  arrays.put(
                      words[0],
                      Arrays.stream(words).skip(1).mapToDouble(Double::valueOf).toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Printed(arrays);
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  double[] get(String name) {
    return Graph.at(arrays, name);
  }

  Tensor tensor(String name, Shape shape) {
    return Tensor.of(shape, Doubles.floats(get(name)));
  }
}
