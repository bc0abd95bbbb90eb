package org.graft.engine.standard;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Predictions;

/** Share of examples whose class is among the k most probable, in [0, 1]. */
@Name(
    value = "top-k",
    doc = "Share of examples whose class is among the k most probable, in [0, 1].")
public record TopK(@Param(doc = "How many classes count.", byDefault = "5", min = 1) int k)
    implements Metric {
  @Override
  public double score(Predictions predictions) {
    int right = 0;
    for (int row = 0; row < predictions.size(); row++) {
      float[] p = predictions.row(row);
      float own = p[predictions.label(row)];
      int ahead = 0;
      for (int c = 0; c < p.length; c++) {
        ahead += p[c] > own || (p[c] == own && c < predictions.label(row)) ? 1 : 0;
      }
      right += ahead < k ? 1 : 0;
    }
    return (double) right / predictions.size();
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
