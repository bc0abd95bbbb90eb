package org.graft.engine.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Param;
import org.graft.spi.training.Training;

/**
 * The keys of an experiment file, with their types, defaults and meaning: what reading, includes,
 * overrides and the JSON Schema go by. A list of one may be written in the singular, see {@link
 * Keys}.
 */
public record ExperimentForm(
    @Param(
            doc = "Files read first, relative to this one; what this file says wins.",
            byDefault = "[]")
        List<Path> include,
    @Param(doc = "Name of the experiment; the file's name when absent.")
        Optional<String> experiment,
    @Param(doc = "What source models are trained on, for a single transfer.")
        Optional<Labelled.OfData> source,
    @Param(doc = "What they are transferred to, for a single transfer.")
        Optional<Labelled.OfData> target,
    @Param(doc = "Several transfers, instead of one source and target.")
        Optional<List<TransferForm>> transfers,
    @Param(doc = "Networks to transfer.") List<Labelled.OfBackbone> backbones,
    @Param(doc = "How source models are trained; what it leaves out is as in training.")
        Optional<Training> sourceTraining,
    @Param(
            doc =
                "How strategies train; a strategy's own training takes what it leaves out from here.",
            byDefault = "{}")
        Training training,
    @Param(doc = "Strategies to compare.") List<Labelled.OfStrategy> strategies,
    @Param(doc = "How many replicates of each kind.", byDefault = "{}") Repeats repeats,
    @Param(doc = "Scores of every trial; the first is the primary one.", byDefault = "accuracy")
        List<Labelled.OfMetric> metrics,
    @Param(doc = "Label of the strategy that the others are compared with.")
        Optional<String> baseline,
    @Param(doc = "Level of the tests, between 0 and 1.", byDefault = "0.05", min = 0, max = 1)
        double alpha,
    @Param(
            doc = "Smallest difference of interest, in units of the primary metric; 0 for none.",
            byDefault = "0",
            min = 0)
        double rope,
    @Param(
            doc =
                "Score on whose bad side a training has failed, in units of the primary metric;"
                    + " none when absent.")
        Optional<Double> failureThreshold,
    @Param(
            doc =
                "When it may end before all repeats: {looks: 5}, or {looks: 20, rule: e-process};"
                    + " after all of them when absent.")
        Optional<StoppingRule> stopping,
    @Param(
            doc = "Splits whose learning curves are recorded, beside train.",
            byDefault = "[validation]")
        List<Curve> curves,
    @Param(doc = "Root of all randomness.", byDefault = "1") long seed,
    @Param(doc = "What trains; when absent or auto, the fastest that can.")
        Optional<Trainer> trainer) {
  /** Copies the lists. */
  public ExperimentForm {
    include = List.copyOf(include);
    backbones = List.copyOf(backbones);
    strategies = List.copyOf(strategies);
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
  }

  /** One of several transfers. */
  public record TransferForm(
      @Param(doc = "Its name; made of the two labels when absent.") Optional<String> name,
      @Param(doc = "What source models are trained on; absent for pretrained backbones.")
          Optional<Labelled.OfData> source,
      @Param(doc = "What they are transferred to.") Labelled.OfData target) {}

  /** A split whose learning curve can be recorded. */
  public enum Curve {
    /** The validation split. */
    VALIDATION,
    /** The test split. */
    TEST
  }
}
