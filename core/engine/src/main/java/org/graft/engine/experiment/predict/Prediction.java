package org.graft.engine.experiment.predict;

import java.util.List;

/**
 * What a network makes of an input.
 *
 * @param input the picture's file, or a row of an array, from 0
 * @param kind what is predicted: {@code classes}, {@code labels} or {@code numbers}
 * @param values of classes the likeliest, the first of them first; of labels and numbers all
 */
public record Prediction(String input, String kind, List<Value> values) {
  /**
   * A class or a label and its probability, from 0 to 1, or a number in the unit of the data.
   *
   * @param name of the class, label or number
   */
  public record Value(String name, double value) {}

  /** Copies the values. */
  public Prediction {
    values = List.copyOf(values);
  }
}
