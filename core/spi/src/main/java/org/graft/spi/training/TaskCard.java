package org.graft.spi.training;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;

/**
 * What a strategy knows of the target task before it trains.
 *
 * @param input shape of one input
 * @param sourceClasses names of the classes that the source model tells apart, by output; empty
 *     where nobody has named them
 * @param target what is to be predicted of each example
 * @param train examples in the training split
 * @param validation examples in the validation split; 0 without one
 * @param training the experiment's training settings, for strategies without their own
 */
public record TaskCard(
    Shape input,
    List<String> sourceClasses,
    Target target,
    int train,
    int validation,
    Training training) {
  /** Copies the list. */
  public TaskCard {
    sourceClasses = List.copyOf(sourceClasses);
  }

  /** A task of classes. */
  public TaskCard(
      Shape input,
      List<String> sourceClasses,
      List<String> classes,
      int train,
      int validation,
      Training training) {
    this(input, sourceClasses, new Target.Classes(classes), train, validation, training);
  }

  /**
   * Names of the target's classes.
   *
   * @throws IllegalArgumentException in words for the user, if the target is of another kind
   */
  public List<String> classes() {
    return target.classes();
  }
}
