package org.graft.dl4j;

import java.util.List;
import java.util.Map;
import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.training.CurvePoint;

/**
 * Loss and accuracy of whole splits in inference mode, on a training graph, which gives logits.
 *
 * @param rows examples at once
 */
record Evaluation(RunningGraph graph, Batches batches, int rows, String output, int classes) {
  static Evaluation of(Network network, RunningGraph graph, Batches batches, int classes) {
    return new Evaluation(graph, batches, Memory.rows(network), network.output().name(), classes);
  }

  /** The points that the splits give now, in order. */
  List<CurvePoint> points(int epoch, Map<String, Examples> splits) {
    return splits.entrySet().stream().map(s -> point(epoch, s.getKey(), s.getValue())).toList();
  }

  /** The point of a learning curve that {@code examples} give now. */
  private CurvePoint point(int epoch, String split, Examples examples) {
    Tally tally = new Tally();
    for (int from = 0; from < examples.size(); from += rows) {
      int to = Math.min(examples.size(), from + rows);
      float[] logits =
          graph
              .outputs(batches.fill(examples.inputs(), from, to), List.of(output))
              .getOrDefault(output, new float[0]);
      for (int i = from; i < to; i++) {
        tally.add(logits, (i - from) * classes, classes, examples.targets(), i);
      }
    }
    return tally.point(epoch, split);
  }
}
