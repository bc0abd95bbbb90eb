package org.graft.testkit.reference;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;

/**
 * Where a layer stands.
 *
 * @param inputs shapes per example
 * @param out its output's
 * @param variables its own, in the order of {@link Layer#parameters}
 */
record Place(List<Shape> inputs, Shape out, List<Variable> variables) {
  Shape in() {
    return inputs.get(0);
  }

  Variable kernel() {
    return variables.get(0);
  }

  Optional<Variable> bias() {
    return variables.stream().skip(1).findFirst();
  }

  int[] lengths() {
    return inputs.stream().mapToInt(s -> Math.toIntExact(s.elements())).toArray();
  }

  /** Pixels of a channel; 1 for vectors. */
  int area() {
    return in().rank() == 3 ? in().size(1) * in().size(2) : 1;
  }

  /** The channel, or feature, of each number of an example. */
  int[] channels() {
    int[] channels = new int[Math.toIntExact(in().elements())];
    int features = in().size(in().rank() - 1);
    for (int i = 0; i < channels.length; i++) {
      channels[i] = in().rank() == 3 ? i / area() : i % features;
    }
    return channels;
  }

  /** The token of each number of an example, or its pixel; of a vector 0. */
  int[] tokens() {
    int[] tokens = new int[Math.toIntExact(in().elements())];
    int features = in().size(in().rank() - 1);
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = in().rank() == 3 ? i % area() : i / features;
    }
    return tokens;
  }
}
