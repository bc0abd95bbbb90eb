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

/**
 * The nearest class mean by Euclidean distance (Mensink et al. 2013, doi:10.1109/TPAMI.2013.83).
 * Probabilities are those of normal distributions around the means with the pooled within-class
 * variance in every direction and equal priors. A class without training examples has probability
 * 0.
 */
@Name(
    value = "nearest-class-mean",
    doc = "The class whose mean feature is nearest, on stored features.",
    cites = "doi:10.1109/TPAMI.2013.83")
public record NearestClassMean(
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
    int[] labels = task.train().labels();
    int classes = task.card().classes().size();
    int d = x[0].length;
    double[][] means = new double[classes][];
    boolean[] there = new boolean[classes];
    for (int c = 0; c < classes; c++) {
      double[][] own = Rows.labelled(x, labels, c);
      means[c] = Rows.mean(own, d);
      there[c] = own.length > 0;
    }
    double within = 0;
    for (int i = 0; i < x.length; i++) {
      within += Rows.distance(x[i], means[labels[i]]) / x.length / d;
    }
    double variance = Math.max(within, 1e-12);
    return new RowModel(
        classes,
        (long) classes * d,
        row -> {
          double[] z = new double[classes];
          for (int c = 0; c < classes; c++) {
            z[c] =
                there[c]
                    ? -Rows.distance(row, means[c]) / (2 * variance)
                    : Double.NEGATIVE_INFINITY;
          }
          return RowModel.softmax(z);
        });
  }
}
