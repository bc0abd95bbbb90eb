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
 * Linear support vector machines with the squared hinge, one class against the rest (Fan et al.
 * 2008, https://www.jmlr.org/papers/v9/fan08a.html): of each class penalty / 2 |w|^2 + the sum of
 * max(0, 1 - y (w x + b))^2 is least, the bias free, by L-BFGS. A penalty is scikit-learn's 1 / C;
 * there the bias is penalised too. The class of the largest score is the answer; probabilities are
 * the softmax of the scores, which nothing has calibrated.
 */
@Name(
    value = "linear-svm",
    doc = "Linear support vector machine with a penalty chosen on validation, on stored features.",
    cites = "https://www.jmlr.org/papers/v9/fan08a.html")
public record LinearSvm(
    @Param(
            doc =
                "Factor of |w|^2 / 2 against the summed squared hinge; of several the best on the"
                    + " validation split is taken.",
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
  public LinearSvm {
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
    int classes = task.card().classes().size();
    SquaredHinge machines = new SquaredHinge(x, task.train().labels(), classes);
    Linear linear = PenaltyChoice.best(penalties, task.validation(), machines::fit);
    return new RowModel(classes, linear.size(), row -> RowModel.softmax(linear.scores(row)));
  }
}
