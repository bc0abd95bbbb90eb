package org.graft.dl4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** Runs a network up to the highest tap, in batches, all taps in one pass. */
final class Inference {
  private Inference() {}

  static Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    TreeSet<Integer> places = new TreeSet<>();
    for (String tap : taps) {
      if (tap.equals(Network.INPUT)) {
        outputs.put(tap, inputs);
      } else {
        places.add(network.index(tap));
      }
    }
    if (places.isEmpty()) {
      return outputs;
    }
    List<String> names = places.stream().map(i -> network.nodes().get(i).name()).toList();
    Network needed = network.upTo(names.get(names.size() - 1));
    Map<String, List<FloatBuffer>> chunks = run(needed, weights, inputs, names);
    Map<String, Shape> shapes = needed.shapes();
    int rows = Memory.rows(needed);
    for (String name : names) {
      Shape shape = shapes.getOrDefault(name, Shape.of()).batch(inputs.rows());
      outputs.put(name, Tensor.of(shape, chunks.getOrDefault(name, List.of()), rows));
    }
    return outputs;
  }

  private static Map<String, List<FloatBuffer>> run(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    Map<String, List<FloatBuffer>> chunks = new LinkedHashMap<>();
    taps.forEach(tap -> chunks.put(tap, new ArrayList<>()));
    int rows = Memory.rows(network);
    RunningGraph graph = new RunningGraph(Blueprint.inference(network));
    try (Batches batches = new Batches(network.input())) {
      Slots.of(network, graph).write(weights);
      for (int from = 0; from < inputs.rows(); from += rows) {
        if (Thread.interrupted()) {
          throw new InterruptedException("inference was stopped");
        }
        int to = Math.min(inputs.rows(), from + rows);
        graph
            .outputs(batches.fill(inputs, from, to), taps)
            .forEach(
                (tap, values) -> chunks.getOrDefault(tap, List.of()).add(FloatBuffer.wrap(values)));
      }
    } finally {
      graph.close();
    }
    return chunks;
  }
}
