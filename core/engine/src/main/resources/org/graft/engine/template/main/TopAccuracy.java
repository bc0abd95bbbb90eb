package org.example.lab;

import org.graft.spi.Metric;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Predictions;

/**
 * Share of examples whose own class is among the k most probable; of equally probable classes those
 * listed first count as more probable.
 *
 * @param k how many classes may be named
 */
@Name(
    value = "my-lab-top-accuracy",
    doc = "Share of examples whose class is among the k most probable.")
public record TopAccuracy(
    @Param(doc = "How many classes may be named.", unit = "classes", byDefault = "2", min = 1)
        int k)
    implements Metric {
  @Override
  public double score(Predictions predictions) {
    int right = 0;
    for (int row = 0; row < predictions.size(); row++) {
      float[] p = predictions.row(row);
      int label = predictions.label(row);
      int before = 0;
      for (int c = 0; c < p.length; c++) {
        before += p[c] > p[label] || (p[c] == p[label] && c < label) ? 1 : 0;
      }
      right += before < k ? 1 : 0;
    }
    return (double) right / predictions.size();
  }

  @Override
  public Direction direction() {
    return Direction.HIGHER_IS_BETTER;
  }
}
