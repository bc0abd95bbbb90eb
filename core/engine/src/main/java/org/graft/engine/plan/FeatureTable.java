package org.graft.engine.plan;

import java.util.Optional;
import org.graft.engine.data.DatasetLoader;
import org.graft.spi.network.Network;

/**
 * The output of a frozen prefix on all splits of the target.
 *
 * @param key digest of weights, prefix, data, precision and trainer
 * @param source whose weights
 * @param target the data
 * @param prefix the network whose output it is: the body up to the tap, and what a strategy put on
 *     top of it without parameters, such as pooling
 * @param runner who runs it, and why: not always who trains the rest
 * @param bytes size of the result
 * @param copies augmented copies that stand for the training split, if there are any
 */
public record FeatureTable(
    String key,
    SourceModel source,
    DatasetLoader.Loaded target,
    Network prefix,
    TrainerDecision runner,
    long bytes,
    Optional<Copies> copies) {
  /** The layer whose output it is. */
  public String tap() {
    return prefix.output().name();
  }

  /** Which it is, in words. */
  public String words() {
    return "features at " + tap() + " of " + source.words();
  }
}
