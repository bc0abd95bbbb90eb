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

/**
 * Support vector machines with the Gaussian kernel exp(-gamma |a - b|^2), one for each pair of
 * classes, by LIBSVM (Chang and Lin 2011, doi:10.1145/1961189.1961199). A penalty is scikit-learn's
 * 1 / C. The class with most votes is the answer, of equal ones that with the larger summed
 * decision values, as scikit-learn's {@code break_ties}; probabilities are the softmax of votes and
 * decision values, which nothing has calibrated.
 */
@Name(
    value = "rbf-svm",
    doc =
        "Support vector machine with a Gaussian kernel and a penalty chosen on validation, on"
            + " stored features.",
    cites = "doi:10.1145/1961189.1961199")
public record RbfSvm(
    @Param(
            doc =
                "1 / C; of several the best on the validation split is taken. Must be more than 0.",
            byDefault = "[0.001, 0.01, 0.1, 1, 10]",
            min = 0)
        List<Double> penalties,
    @Param(
            doc =
                "Factor of the squared distance in the kernel; when absent, 1 over the number of"
                    + " features times their variance.",
            min = 0)
        Optional<Double> gamma,
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
  public RbfSvm {
    penalties = PenaltyChoice.check(penalties);
    if (penalties.contains(0.0) || gamma.filter(g -> !(g > 0)).isPresent()) {
      throw new IllegalArgumentException("penalties and gamma must be more than 0");
    }
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
    double factor = gamma.orElseGet(() -> scale(x));
    PairwiseMachines best =
        task.validation().isEmpty() || penalties.size() == 1
            ? PairwiseMachines.fit(x, labels, classes, penalties.get(0), factor)
            : PenaltyChoice.best(
                penalties,
                penalty -> PairwiseMachines.fit(x, labels, classes, penalty, factor),
                machines ->
                    machines.accuracy(
                        Rows.of(task.validation().get().inputs()),
                        task.validation().get().labels()));
    return new RowModel(classes, best.size(), row -> RowModel.softmax(best.scores(row)));
  }

  /** 1 over features times the variance of all values, scikit-learn's {@code scale}. */
  static double scale(double[][] x) {
    double sum = 0;
    double squares = 0;
    for (double[] row : x) {
      for (double value : row) {
        sum += value;
        squares += value * value;
      }
    }
    double n = (double) x.length * x[0].length;
    double variance = squares / n - (sum / n) * (sum / n);
    return variance > 0 ? 1 / (x[0].length * variance) : 1;
  }
}
