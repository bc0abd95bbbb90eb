package org.graft.strategies.head;

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
import org.graft.strategies.matrix.Shrinkage;
import org.graft.strategies.matrix.Spectrum;

/**
 * Linear discriminant analysis (Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x): normal
 * classes with one covariance, the pooled within-class one, shrunk towards a multiple of the
 * identity; priors are the classes' shares of the training split.
 */
@Name(
    value = "lda",
    doc = "Linear discriminant analysis on stored features.",
    cites = "doi:10.1111/j.1469-1809.1936.tb02137.x")
public record LinearDiscriminant(
    @Param(
            doc = "Share of the identity in the covariance; Ledoit and Wolf's when absent.",
            min = 0,
            max = 1)
        Optional<Double> shrinkage,
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
  @Override
  public Optional<Network> features(BackboneCard backbone, TaskCard task) {
    return Optional.of(Features.of(backbone, tap, pooling).body());
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) {
    double[][] x = Rows.of(task.train().inputs());
    Linear linear = fitted(x, task.train().labels(), task.card().classes().size());
    return new RowModel(
        linear.bias().length, linear.size(), row -> RowModel.softmax(linear.scores(row)));
  }

  Linear fitted(double[][] x, int[] labels, int classes) {
    int d = x[0].length;
    double[][] means = new double[classes][];
    int[] counts = new int[classes];
    for (int c = 0; c < classes; c++) {
      double[][] own = Rows.labelled(x, labels, c);
      means[c] = Rows.mean(own, d);
      counts[c] = own.length;
    }
    double[][] centred = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      centred[i] = Rows.minus(new double[][] {x[i]}, means[labels[i]])[0];
    }
    double[][] covariance = Rows.gram(centred, d);
    for (double[] row : covariance) {
      for (int j = 0; j < d; j++) {
        row[j] /= x.length;
      }
    }
    Shrinkage.apply(
        covariance, shrinkage.orElseGet(() -> Shrinkage.ledoitWolf(centred, covariance)));
    Spectrum spectrum = Spectrum.of(covariance);
    double[][] weights = new double[classes][];
    double[] bias = new double[classes];
    for (int c = 0; c < classes; c++) {
      weights[c] = spectrum.solve(means[c]);
      bias[c] = Math.log((double) counts[c] / x.length) - Rows.dot(weights[c], means[c]) / 2;
    }
    return new Linear(weights, bias);
  }
}
