package org.graft.strategies.head;

import java.util.List;
import java.util.Optional;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
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
 * Ridge regression on class indicators (Hoerl and Kennard 1970,
 * doi:10.1080/00401706.1970.10488634): minimises sum (y - x w - b)^2 + penalty |w|^2 for each
 * class, the bias free. Its scores estimate class probabilities; what is below 0 counts as 0.
 */
@Name(
    value = "ridge",
    doc = "Ridge regression on class indicators, on stored features.",
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
  public FittedModel fit(TransferTask task, FitContext context) {
    double[][] x = Rows.of(task.train().inputs());
    int[] labels = task.train().labels();
    int classes = task.card().classes().size();
    Path path = new Path(x, labels, classes);
    Linear linear = PenaltyChoice.best(penalties, task.validation(), path::at);
    return new RowClassifier(
        classes, linear.size(), row -> RowClassifier.shares(linear.scores(row)));
  }

  /** All penalties' solutions from one decomposition, of x x' or x' x, whichever is smaller. */
  static final class Path {
    private final double[][] x;
    private final double[] mean;
    private final double[][] targets;
    private final double[] shares;
    private final Spectrum spectrum;
    private final boolean tall;

    Path(double[][] rows, int[] labels, int classes) {
      mean = Rows.mean(rows, rows[0].length);
      x = Rows.minus(rows, mean);
      shares = new double[classes];
      for (int label : labels) {
        shares[label] += 1.0 / labels.length;
      }
      targets = new double[classes][labels.length];
      for (int c = 0; c < classes; c++) {
        for (int i = 0; i < labels.length; i++) {
          targets[c][i] = (labels[i] == c ? 1 : 0) - shares[c];
        }
      }
      tall = mean.length <= x.length;
      spectrum = Spectrum.of(tall ? Rows.gram(x, mean.length) : Rows.outer(x));
    }

    Linear at(double penalty) {
      double[][] weights = new double[shares.length][];
      double[] bias = new double[shares.length];
      for (int c = 0; c < shares.length; c++) {
        weights[c] =
            tall
                ? spectrum.shifted(penalty).solve(turned(targets[c]))
                : turned(spectrum.shifted(penalty).solve(targets[c]));
        bias[c] = shares[c] - Rows.dot(weights[c], mean);
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
