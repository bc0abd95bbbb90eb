package org.graft.engine.spec;

import java.util.List;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Backbone;
import org.graft.spi.Metric;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.training.Training;

/**
 * An experiment file, read, checked and expanded: every sweep is a list of choices.
 *
 * @param name the experiment's name; the file's stem when not given
 * @param transfers one or more, sweeps expanded
 * @param backbones one or more, sweeps expanded
 * @param sourceTraining how source models are trained
 * @param training how strategies train unless they say otherwise
 * @param strategies one or more, sweeps expanded
 * @param repeats how many replicates of each kind
 * @param metrics recorded for every trial; the first is the primary metric
 * @param baseline label of the strategy that others are compared with
 * @param alpha level of the tests
 * @param rope smallest difference of interest, in units of the primary metric; 0 for none
 * @param failureThreshold score on whose bad side a training has failed
 * @param stopping when it may end before all repeats; empty for never
 * @param curves splits whose learning curves are recorded after each epoch, beside train
 * @param seed the root of all randomness
 * @param trainer a trainer by name, or empty for {@code auto}
 * @param resolved the whole spec with every default filled in, as YAML that reads back the same
 */
public record ExperimentSpec(
    String name,
    List<TransferSpec> transfers,
    List<Choice<Backbone>> backbones,
    Training sourceTraining,
    Training training,
    List<Choice<Strategy>> strategies,
    Repeats repeats,
    List<Choice<Metric>> metrics,
    Optional<String> baseline,
    double alpha,
    double rope,
    Optional<Double> failureThreshold,
    Optional<StoppingRule> stopping,
    List<String> curves,
    long seed,
    Optional<Choice<Trainer>> trainer,
    String resolved) {
  /** Copies the lists. */
  public ExperimentSpec {
    transfers = List.copyOf(transfers);
    backbones = List.copyOf(backbones);
    strategies = List.copyOf(strategies);
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
  }

  /** Repeats that tests count: source models where there are several, else trainings. */
  public int units() {
    return repeats.source() > 1 ? repeats.source() : repeats.training();
  }
}
