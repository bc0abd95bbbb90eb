package org.graft.spi.result.study;

import java.util.List;

/**
 * Examples of data with two features, by class: panels that share their axes.
 *
 * @param title what is shown
 * @param xLabel name of the first feature
 * @param yLabel name of the second feature
 * @param panels side by side, such as source and target
 */
public record Scatter(String title, String xLabel, String yLabel, List<Panel> panels) {
  /** Copies the panels. */
  public Scatter {
    panels = List.copyOf(panels);
  }

  /**
   * One data set.
   *
   * @param title its name
   * @param groups its classes
   */
  public record Panel(String title, List<Group> groups) {
    /** Copies the groups. */
    public Panel {
      groups = List.copyOf(groups);
    }
  }

  /**
   * The examples of one class.
   *
   * @param label name of the class
   * @param x first feature, [n]
   * @param y second feature, [n]
   */
  public record Group(String label, List<Double> x, List<Double> y) {
    /** Copies the lists and checks that they are of one length. */
    public Group {
      x = List.copyOf(x);
      y = List.copyOf(y);
      if (x.size() != y.size()) {
        throw new IllegalArgumentException(x.size() + " x for " + y.size() + " y");
      }
    }
  }
}
