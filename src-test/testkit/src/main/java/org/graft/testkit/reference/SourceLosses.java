package org.graft.testkit.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Teacher;

/** The losses on features of a phase, against the source network or a teacher. */
final class SourceLosses {
  private final List<FeatureLoss> losses;
  private final Graph source;

  SourceLosses(FitJob job, List<FeatureLoss> losses) {
    Teacher reference = job.reference();
    this.source = new Graph(reference.network(), reference.weights());
    Examples train = job.train();
    double[] inputs = Doubles.of(train.inputs().toArray());
    this.losses =
        losses.stream()
            .map(
                loss ->
                    loss.fitted(
                        () ->
                            cut(
                                Graph.at(source(train.size(), inputs), loss.against()),
                                train.size()),
                        train.targets()))
            .toList();
  }

  private Map<String, double[]> source(int rows, double[] inputs) {
    return source.forward(rows, inputs, node -> Mode.INFERENCE, node -> new Seed(0).randomness());
  }

  /** Their gradients by the outputs of their taps. */
  Map<String, double[]> gradients(Targets targets, double[] inputs, Map<String, double[]> outputs) {
    Map<String, double[]> gradients = new LinkedHashMap<>();
    if (losses.isEmpty()) {
      return gradients;
    }
    int rows = targets.size();
    Map<String, double[]> before = source(rows, inputs);
    for (FeatureLoss loss : losses) {
      double[][] features = cut(Graph.at(outputs, loss.tap()), rows);
      double[][] gradient = new double[rows][features[0].length];
      loss.add(features, cut(Graph.at(before, loss.against()), rows), targets, gradient);
      gradients.merge(loss.tap(), joined(gradient), Graph::sum);
    }
    return gradients;
  }

  private static double[][] cut(double[] values, int rows) {
    double[][] cut = new double[rows][values.length / rows];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * cut[row].length, cut[row], 0, cut[row].length);
    }
    return cut;
  }

  private static double[] joined(double[][] rows) {
    double[] joined = new double[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, joined, row * rows[row].length, rows[row].length);
    }
    return joined;
  }
}
