package org.graft.spi.training;

import java.util.List;
import org.graft.spi.data.Shape;

/**
 * What a strategy knows of the target task before it trains.
 *
 * @param input shape of one input
 * @param sourceClasses names of the classes that the source model tells apart, by output; empty
 *     where nobody has named them
 * @param classes names of the target's classes
 * @param train examples in the training split
 * @param validation examples in the validation split; 0 without one
 * @param training the experiment's training settings, for strategies without their own
 */
public record TaskCard(
    Shape input,
    List<String> sourceClasses,
    List<String> classes,
    int train,
    int validation,
    Training training) {
  /** Copies the lists. */
  public TaskCard {
    sourceClasses = List.copyOf(sourceClasses);
    classes = List.copyOf(classes);
  }
}
