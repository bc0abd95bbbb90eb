package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;

/** Dots side by side in a strip, so that none hides another as long as there is room. */
final class Swarm {
  private Swarm() {}

  /** Places for values in a strip around {@code middle}; the same for the same values. */
  static List<Point> places(double[] values, Scale x, double middle, double height, double radius) {
    double cell = 2 * radius;
    Map<Long, List<Integer>> cells = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i])) {
        cells.computeIfAbsent(Math.round(x.at(values[i]) / cell), k -> new ArrayList<>()).add(i);
      }
    }
    List<Point> places = new ArrayList<>();
    for (List<Integer> members : cells.values()) {
      int n = members.size();
      double step = Math.min(cell, n < 2 ? cell : (height - cell) / (n - 1));
      for (int i = 0; i < n; i++) {
        double off = (i - (n - 1) / 2.0) * step;
        places.add(new Point(x.at(values[members.get(i)]), middle + off));
      }
    }
    return places;
  }

  /** A radius that suits so many dots. */
  static double radius(int n) {
    return n <= 60 ? 2.8 : n <= 250 ? 2.2 : n <= 1000 ? 1.6 : 1.1;
  }
}
