package org.graft.reports.draw;

import java.util.List;

/** Maps values to places along an axis. */
public interface Scale {
  /** The place of a value, in pixels. */
  double at(double value);

  /** Where the axis is marked, ascending. */
  List<Tick> ticks();

  /** The place where the axis begins. */
  double from();

  /** The place where the axis ends. */
  double to();

  /**
   * A mark on an axis.
   *
   * @param value where
   * @param label what is written there
   */
  record Tick(double value, String label) {}
}
