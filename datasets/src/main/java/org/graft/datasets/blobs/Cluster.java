package org.graft.datasets.blobs;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Param;

/**
 * What is said of one blob in particular: {@code {center: [0, 5], samples: 300, std: 0.5}}.
 *
 * @param center where it lies; empty draws it from the box
 * @param samples how many points; absent shares {@code samples} equally
 * @param std its standard deviation; absent takes {@code cluster-std}
 */
public record Cluster(
    @Param(doc = "Where it lies, one number a feature; empty draws it.", byDefault = "[]")
        List<Double> center,
    @Param(doc = "Points of this blob; without it, an equal share of `samples`.", min = 0)
        Optional<Integer> samples,
    @Param(doc = "Its standard deviation; without it, `cluster-std`.", min = 0)
        Optional<Double> std) {
  /** Checks ranges and copies the list. */
  public Cluster {
    center = List.copyOf(center);
    if (samples.isPresent() && samples.get() < 0) {
      throw new IllegalArgumentException("samples must be 0 or more, found " + samples.get());
    }
    if (std.isPresent() && !(std.get() >= 0 && std.get() <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("std must be 0 or more, found " + std.get());
    }
  }
}
