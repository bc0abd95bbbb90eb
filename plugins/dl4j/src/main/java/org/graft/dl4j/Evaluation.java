package org.graft.dl4j;

import org.graft.spi.data.Examples;
import org.graft.spi.network.Network;
import org.graft.spi.result.CurvePoint;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Loss and accuracy of whole splits in inference mode, on a training graph, which gives logits.
 *
 * @param rows examples at once
 */
record Evaluation(TrainingGraph graph, Batches batches, int rows, int classes) {
  static Evaluation of(Network network, TrainingGraph graph, Batches batches, int classes) {
    return new Evaluation(graph, batches, Memory.rows(network), classes);
  }

  /** The point of a learning curve that {@code examples} give now. */
  CurvePoint point(int epoch, String split, Examples examples) {
    Tally tally = new Tally();
    for (int from = 0; from < examples.size(); from += rows) {
      int to = Math.min(examples.size(), from + rows);
      INDArray out = graph.outputSingle(false, batches.fill(examples.inputs(), from, to));
      float[] logits = NativeArray.values(out);
      for (int i = from; i < to; i++) {
        tally.add(logits, (i - from) * classes, classes, examples.label(i));
      }
      out.close();
    }
    return tally.point(epoch, split);
  }
}
