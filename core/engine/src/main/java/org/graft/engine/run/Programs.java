package org.graft.engine.run;

import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Rows;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Strategy;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Stage;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;

/**
 * Has programmed strategies fit what they are given, and asks their models about the rows that they
 * are scored on.
 */
record Programs(Sessions sessions, Stop stop) {
  private static final Logger LOG = LogManager.getLogger(Programs.class);

  /**
   * What a program's model says to the rows that it is scored on.
   *
   * @param predictions [scored examples, outputs]
   * @param scored the rows
   * @param trained numbers that training moved, as the model says
   * @param fit seconds that training took
   * @param predict seconds that predictions took
   */
  record Answer(Tensor predictions, Examples scored, long trained, double fit, double predict) {}

  /**
   * Fits a program to the rows of a trial and asks its model.
   *
   * @param features the target's features by split, where the program works on them
   * @throws Exception a {@link StageException} for what the program throws or gets wrong; an
   *     interrupt where the run is to stop
   */
  Answer answer(PlannedTrial trial, Weights source, Optional<Map<String, Tensor>> features)
      throws Exception {
    Arm arm = trial.arm();
    String name = Owner.words(arm.strategy());
    Rows.Own rows = rows(trial, features);
    long start = sessions.nanoTime();
    FittedModel model;
    try {
      model = fit(trial, rows, source);
    } catch (Throwable e) {
      throw named(arm, Stage.FIT, e);
    }
    if (model == null) {
      throw new StageException(Stage.FIT, name + ": fit() gave no model");
    }
    long fitted = sessions.nanoTime();
    try {
      Tensor predictions = model.predictions(rows.scored().inputs());
      double predict = (sessions.nanoTime() - fitted) / 1e9;
      Answers.predictions(name, predictions, rows.scored().size(), arm.setting().task().target());
      long trained = model.trainedParameters();
      if (trained < 0) {
        throw new PluginFault(
            name + ": it says that training moved " + trained + " numbers, expected 0 or more");
      }
      Tensor own = Tensor.of(predictions.shape(), predictions.toArray());
      return new Answer(own, rows.scored(), trained, (fitted - start) / 1e9, predict);
    } catch (Throwable e) {
      throw named(arm, Stage.PREDICT, e);
    } finally {
      close(name, model);
    }
  }

  /** The rows that the trial owns, features in place of inputs where it works on them. */
  private static Rows.Own rows(PlannedTrial trial, Optional<Map<String, Tensor>> features) {
    Dataset data = trial.arm().setting().target().dataset();
    return trial
        .rows()
        .of(
            data.target(),
            FeatureTables.inPlace(FeatureTables.splits(data, Optional.empty()), features),
            trial.card().seed());
  }

  private FittedModel fit(PlannedTrial trial, Rows.Own rows, Weights source) throws Exception {
    Arm arm = trial.arm();
    TaskCard known = arm.setting().task();
    TaskCard card =
        new TaskCard(
            known.input(),
            known.sourceClasses(),
            known.target(),
            rows.train().size(),
            rows.validation().map(Examples::size).orElse(0),
            known.training());
    TransferTask task =
        new TransferTask(arm.setting().card(), source, rows.train(), rows.validation(), card);
    ProgrammedStrategy strategy = (ProgrammedStrategy) arm.strategy().value();
    return strategy.fit(task, new FitContext(trial.card().seed(), sessions.of(arm.trainer())));
  }

  /** What a strategy threw at a stage; interrupts, and what has its stage already, as they are. */
  private Exception named(Arm arm, Stage stage, Throwable thrown) {
    if (thrown instanceof InternalError error) {
      throw error;
    }
    if (thrown instanceof StageException known) {
      return known;
    }
    if (thrown instanceof InterruptedException interrupted && stop.meant()) {
      return interrupted;
    }
    Choice<Strategy> strategy = arm.strategy();
    return new StageException(stage, PluginFault.of(strategy.value(), strategy.name(), thrown));
  }

  /** A model that does not close has been scored all the same. */
  private static void close(String name, FittedModel model) {
    try {
      model.close();
    } catch (RuntimeException | Error e) {
      LOG.warn("{}: its model did not close: {}", name, StageException.describe(e));
    }
  }
}
