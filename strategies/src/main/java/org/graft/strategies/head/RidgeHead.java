package org.graft.strategies.head;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Target;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;
import org.graft.strategies.matrix.Rows;
import org.graft.strategies.matrix.Spectrum;

/**
 * Ridge regression (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634) on numbers, or on
 * indicators of classes or labels: minimises sum (y - x w - b)^2 + penalty |w|^2 for each, the bias
 * free. For classes and labels it estimates probabilities; what is below 0 counts as 0, and of
 * labels what is above 1 as 1.
 */
@Name(
    value = "ridge",
    doc = "Ridge regression on numbers, or on indicators of classes or labels, on stored features.",
    cites = "doi:10.1080/00401706.1970.10488634")
public record RidgeHead(
    @Param(
            doc =
                "Factor of |w|^2 against the summed squares; of several the best on the validation"
                    + " split is taken.",
            byDefault = "[0.001, 0.01, 0.1, 1, 10, 100, 1000]",
            min = 0)
        List<Double> penalties,
    @Param(
            doc =
                "Where features are taken from: a number of blocks, a share such as 60%, or a"
                    + " layer's name; the whole body when absent.")
        Optional<Depth> tap,
    @Param(
            doc =
                "What becomes of images there: the mean or the largest value of each channel"
                    + " (average, max), or all values (flatten); when absent, all.")
        Optional<Pooling> pooling)
    implements ProgrammedStrategy {
  /** Sorts the penalties. */
  public RidgeHead {
    penalties = PenaltyChoice.check(penalties);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return PenaltyChoice.refusal(penalties, task);
  }

  @Override
  public Optional<Network> features(BackboneCard backbone, TaskCard task) {
    return Optional.of(Features.of(backbone, tap, pooling).body());
  }

  @Override
  public boolean fits(Target target) {
    return true;
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) {
    double[][] x = Rows.of(task.train().inputs());
    Target target = task.card().target();
    Path path = new Path(x, Outcomes.of(target, task.train().targets()));
    Linear linear = Outcomes.best(penalties, target, task.validation(), path::at);
    return new RowModel(
        target.names().size(),
        linear.size(),
        row -> Outcomes.predicted(target, linear.scores(row)));
  }

  /** All penalties' solutions from one decomposition, of x x' or x' x, whichever is smaller. */
  static final class Path {
    private final double[][] x;
    private final double[] mean;

    /** Less their means, [outcomes][n]. */
    private final double[][] outcomes;

    private final double[] centers;
    private final Spectrum spectrum;
    private final boolean tall;

    Path(double[][] rows, double[][] outcomes) {
      mean = Rows.mean(rows, rows[0].length);
      x = Rows.minus(rows, mean);
      centers =
          Arrays.stream(outcomes).mapToDouble(y -> Arrays.stream(y).average().orElse(0)).toArray();
      this.outcomes = new double[outcomes.length][];
      for (int k = 0; k < outcomes.length; k++) {
        double center = centers[k];
        this.outcomes[k] = Arrays.stream(outcomes[k]).map(y -> y - center).toArray();
      }
      tall = mean.length <= x.length;
      spectrum = Spectrum.of(tall ? Rows.gram(x, mean.length) : Rows.outer(x));
    }

    Linear at(double penalty) {
      double[][] weights = new double[centers.length][];
      double[] bias = new double[centers.length];
      for (int k = 0; k < centers.length; k++) {
        weights[k] =
            tall
                ? spectrum.shifted(penalty).solve(turned(outcomes[k]))
                : turned(spectrum.shifted(penalty).solve(outcomes[k]));
        bias[k] = centers[k] - Rows.dot(weights[k], mean);
      }
      return new Linear(weights, bias);
    }

    /** x' v. */
    private double[] turned(double[] v) {
      double[] product = new double[mean.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < product.length; j++) {
          product[j] += v[i] * x[i][j];
        }
      }
      return product;
    }
  }
}
