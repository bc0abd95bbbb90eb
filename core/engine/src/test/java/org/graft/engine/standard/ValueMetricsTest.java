package org.graft.engine.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graft.spi.Metric;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Predictions;
import org.junit.jupiter.api.Test;

/** Metrics of labels and numbers beside scikit-learn 1.2.1 and SciPy 1.10.1. */
final class ValueMetricsTest {
  /** The third label has no example and is never predicted; the fourth is predicted only. */
  private static final Predictions LABELS =
      predictions(
          4,
          new float[] {1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0},
          new float[] {
            .9f, .2f, .1f, .1f, .4f, .6f, .1f, .2f, .6f, .6f, .2f, .7f, .6f, .1f, .1f, .1f, .3f,
            .7f, .1f, .1f, .2f, .4f, .2f, .3f
          });

  private static final Predictions NUMBERS =
      predictions(
          2,
          new float[] {1, 10, 2, 10.5f, 2, 8, 4, 12, 7, 9},
          new float[] {1.5f, 10, 2, 11, 1, 9, 5, 11, 6, 9.5f});

  private static Predictions predictions(int width, float[] truth, float[] predicted) {
    Shape shape = Shape.of(truth.length / width, width);
    return new Predictions(Tensor.of(shape, predicted), Targets.of(Tensor.of(shape, truth)));
  }

  private static void scores(Metric metric, Predictions predictions, double expected) {
    assertThat(metric.score(predictions)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void ofLabels() {
    scores(new MacroF1(), LABELS, 0.3333333333333333);
    scores(new MicroF1(), LABELS, 0.6153846153846153);
    scores(new HammingLoss(), LABELS, 0.20833333333333334);
    scores(new SubsetAccuracy(), LABELS, 0.3333333333333333);
    scores(new MeanAveragePrecision(), LABELS, 0.725);
  }

  @Test
  void ofNumbers() {
    scores(new Rmse(), NUMBERS, 0.7566663);
    scores(new Mae(), NUMBERS, 0.65);
    scores(new RSquared(), NUMBERS, 0.7928585048992213);
    scores(new Spearman(), NUMBERS, 0.8977310580745099);
  }

  @Test
  void ofWhatIsConstant() {
    float[] three = {3, 3, 3};
    scores(new RSquared(), predictions(1, three, three), 1);
    scores(new RSquared(), predictions(1, three, new float[] {3, 3, 4}), 0);
    assertThat(new Spearman().score(predictions(1, three, new float[] {1, 2, 3}))).isNaN();
    float[] none = {0, 0};
    scores(new MicroF1(), predictions(1, none, none), 0);
    scores(new MacroF1(), predictions(1, none, none), 0);
    assertThat(new MeanAveragePrecision().score(predictions(1, none, none))).isNaN();
  }
}
