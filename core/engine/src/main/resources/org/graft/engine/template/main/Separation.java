package org.example.lab;

import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.spi.data.Tensor;

/**
 * Scatter of the class means over all scatter, summed over features: the share of the features'
 * variance that lies between classes, 0 to 1 (Fisher 1936, doi:10.1111/j.1469-1809.1936.tb02137.x).
 * 0 where features do not vary.
 */
@Name(
    value = "my-lab-separation",
    doc = "Share of the features' variance that lies between classes.",
    cites = "doi:10.1111/j.1469-1809.1936.tb02137.x")
public record Separation() implements TransferScore {
  @Override
  public double score(Evidence evidence) {
    Tensor features = evidence.features();
    int[] labels = evidence.labels();
    int width = features.rowLength();
    double[] mean = new double[width];
    double[][] means = new double[evidence.classes()][width];
    int[] counts = new int[evidence.classes()];
    for (int row = 0; row < labels.length; row++) {
      float[] x = features.rows(row, row + 1);
      counts[labels[row]]++;
      for (int i = 0; i < width; i++) {
        mean[i] += x[i] / labels.length;
        means[labels[row]][i] += x[i];
      }
    }
    double between = 0;
    double all = 0;
    for (int row = 0; row < labels.length; row++) {
      float[] x = features.rows(row, row + 1);
      for (int i = 0; i < width; i++) {
        double own = means[labels[row]][i] / counts[labels[row]];
        between += (own - mean[i]) * (own - mean[i]);
        all += (x[i] - mean[i]) * (x[i] - mean[i]);
      }
    }
    return all == 0 ? 0 : between / all;
  }
}
