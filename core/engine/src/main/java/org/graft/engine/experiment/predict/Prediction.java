package org.graft.engine.experiment.predict;

import java.util.List;

/**
 * What a network takes a picture for.
 *
 * @param file the picture
 * @param classes the likeliest first
 */
public record Prediction(String file, List<Likelihood> classes) {
  /**
   * A class and how likely it is.
   *
   * @param probability from 0 to 1
   */
  public record Likelihood(String name, double probability) {}

  /** Copies the classes. */
  public Prediction {
    classes = List.copyOf(classes);
  }
}
