package org.graft.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;

/** How numbers are scaled that networks are trained on; predictions are in their unit again. */
public enum TargetScale {
  /**
   * Each number less its mean over the training rows, divided by its standard deviation there (that
   * of the population); one that is constant is only centred.
   */
  STANDARDIZE,
  /** As they are. */
  NONE;

  /**
   * The target as networks are trained on it.
   *
   * @param asked how; numbers are standardised where nothing is asked for
   * @param train of the training rows
   * @throws IllegalArgumentException if something is asked for a target that has no numbers
   */
  static Target of(Optional<TargetScale> asked, Target target, Targets train) {
    if (!(target instanceof Target.Numbers numbers)) {
      if (asked.isPresent()) {
        throw new IllegalArgumentException(
            "target-scale: is for targets that are numbers, these are " + target.kind());
      }
      return target;
    }
    if (asked.equals(Optional.of(NONE)) || train.size() == 0) {
      return new Target.Numbers(numbers.names());
    }
    int width = numbers.names().size();
    double[] mean = new double[width];
    double[] squares = new double[width];
    boolean[] varies = new boolean[width];
    float[] first = new float[width];
    train.values().read(0, first, 0);
    float[] row = new float[width];
    int n = train.size();
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < n; i++) {
        train.values().read(i, row, 0);
        for (int k = 0; k < width; k++) {
          varies[k] |= row[k] != first[k];
          if (pass == 0) {
            mean[k] += row[k] / (double) n;
          } else {
            squares[k] += (row[k] - mean[k]) * (row[k] - mean[k]) / n;
          }
        }
      }
    }
    List<Double> centers = new ArrayList<>();
    List<Double> scales = new ArrayList<>(Collections.nCopies(width, 1.0));
    for (int k = 0; k < width; k++) {
      centers.add(varies[k] ? mean[k] : first[k]);
      if (varies[k]) {
        scales.set(k, Math.sqrt(squares[k]));
      }
    }
    return new Target.Numbers(numbers.names(), centers, scales);
  }
}
