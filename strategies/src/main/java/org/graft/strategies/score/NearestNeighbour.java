package org.graft.strategies.score;

import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.strategies.matrix.Rows;

/**
 * Leave-one-out accuracy of the nearest neighbour by Euclidean distance; of equal ones the first.
 */
@Name(
    value = "nearest-neighbour",
    doc = "Share of rows whose nearest other row has the same label.",
    cites = "doi:10.1109/TIT.1967.1053964")
public record NearestNeighbour() implements TransferScore {
  @Override
  public double score(Evidence evidence) {
    double[][] x = Rows.of(evidence.features());
    int[] labels = evidence.labels();
    int right = 0;
    for (int i = 0; i < x.length; i++) {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < x.length; j++) {
        double distance = i == j ? Double.POSITIVE_INFINITY : Rows.distance(x[i], x[j]);
        if (distance < least) {
          least = distance;
          nearest = j;
        }
      }
      right += nearest >= 0 && labels[nearest] == labels[i] ? 1 : 0;
    }
    return (double) right / x.length;
  }
}
