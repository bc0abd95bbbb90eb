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
 * Multinomial logistic regression, the usual linear probe: minimises the summed cross-entropy in
 * nats plus penalty / 2 |w|^2, biases free, by L-BFGS (Liu and Nocedal 1989,
 * doi:10.1007/BF01589116). A penalty is scikit-learn's 1 / C. From the largest penalty down each
 * fit starts where the last ended.
 */
@Name(
    value = "logistic-regression",
    doc =
        "Multinomial logistic regression with a penalty chosen on validation, on stored features.",
    cites = "doi:10.1007/BF01589116")
public record LogisticHead(
    @Param(
            doc =
                "Factor of |w|^2 / 2 against the summed cross-entropy; of several the best on the"
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
  public LogisticHead {
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
    SoftmaxRegression regression = new SoftmaxRegression(x, task.train().labels(), classes);
    Linear linear = PenaltyChoice.best(penalties, task.validation(), regression::fit);
    return new RowModel(classes, linear.size(), row -> RowModel.softmax(linear.scores(row)));
  }
}
