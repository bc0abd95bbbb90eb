package org.graft.testkit.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.spi.training.Phase;

/** What becomes of the weights at the end of a phase: a moving average, a mean with the start. */
final class Ending {
  private final Phase phase;
  private final Graph graph;
  private final Map<String, double[]> start = new LinkedHashMap<>();
  private final Map<String, double[]> average = new LinkedHashMap<>();

  /** Of a phase about to begin. */
  Ending(Phase phase, Graph graph) {
    this.phase = phase;
    this.graph = graph;
    graph
        .variables()
        .forEach(
            (key, v) -> {
              start.put(key, v.value().clone());
              average.put(key, v.value().clone());
            });
  }

  /** Takes note of a step. */
  void step() {
    double decay = phase.training().average();
    graph
        .variables()
        .forEach(
            (key, v) -> {
              double[] mean = Graph.at(average, key);
              for (int i = 0; i < mean.length; i++) {
                mean[i] = decay * mean[i] + (1 - decay) * v.value()[i];
              }
            });
  }

  /** Puts the weights there that the phase ends with. */
  void apply() {
    graph
        .variables()
        .forEach(
            (key, v) -> {
              for (int i = 0; i < v.value().length; i++) {
                double trained =
                    phase.training().average() > 0 ? Graph.at(average, key)[i] : v.value()[i];
                double first = Graph.at(start, key)[i];
                v.value()[i] =
                    phase.blend() == 1 || trained == first
                        ? trained
                        : (1 - phase.blend()) * first + phase.blend() * trained;
              }
            });
  }
}
