package org.graft.dl4j;

import java.util.List;
import java.util.Map;
import org.graft.dl4j.graph.BatchSize;
import org.graft.dl4j.graph.Batches;
import org.graft.dl4j.graph.Blueprint;
import org.graft.dl4j.graph.RunningGraph;
import org.graft.dl4j.graph.Slots;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.training.TapOutputs;

/** Runs a network up to the highest tap, in batches, all taps in one pass. */
final class GraphInference {
  private GraphInference() {}

  static Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    List<String> wanted = TapOutputs.computed(taps);
    int highest = wanted.stream().mapToInt(network::index).max().orElse(-1);
    if (highest < 0) {
      return TapOutputs.of(network, inputs, taps, 1, (from, to) -> Map.of());
    }
    Network needed = network.upTo(network.nodes().get(highest).name());
    RunningGraph graph = new RunningGraph(Blueprint.inference(needed));
    try (Batches batches = new Batches(needed.input())) {
      Slots.of(needed, graph).write(weights);
      return TapOutputs.of(
          needed,
          inputs,
          taps,
          BatchSize.rows(needed),
          (from, to) -> graph.outputs(batches.fill(inputs, from, to), wanted));
    } finally {
      graph.close();
    }
  }
}
