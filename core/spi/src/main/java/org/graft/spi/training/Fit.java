package org.graft.spi.training;

import java.util.List;
import org.graft.spi.network.Weights;

/**
 * What training gave.
 *
 * @param weights all of the network's weights at the end
 * @param curve loss and accuracy by epoch and split
 * @param epochs epochs run, over all phases
 */
public record Fit(Weights weights, List<CurvePoint> curve, int epochs) {
  /** Copies the curve. */
  public Fit {
    curve = List.copyOf(curve);
  }
}
