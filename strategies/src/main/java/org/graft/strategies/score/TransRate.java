package org.graft.strategies.score;

import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.strategies.matrix.Rows;

/**
 * TransRate (Huang et al. 2022, arXiv:2106.09362): the coding rate of the centred features, in
 * nats, less the mean over classes of that of each class's rows; the rate of n rows Z at distortion
 * eps is log det(I + Z' Z / (n eps)) / 2.
 */
@Name(
    value = "transrate",
    doc = "Coding rate of the features less that within classes.",
    cites = "arXiv:2106.09362")
public record TransRate(
    @Param(doc = "Distortion allowed.", byDefault = "1e-4", min = 1e-12) double epsilon)
    implements TransferScore {
  @Override
  public double score(Evidence evidence) {
    double[][] x = Rows.of(evidence.features());
    int d = x[0].length;
    double[][] centred = Rows.minus(x, Rows.mean(x, d));
    double within = 0;
    for (int c = 0; c < evidence.classes(); c++) {
      within += rate(Rows.labelled(centred, evidence.labels(), c), d) / evidence.classes();
    }
    return rate(centred, d) - within;
  }

  private double rate(double[][] x, int d) {
    return x.length == 0 ? 0 : Rows.logDet(x, 1 / (x.length * epsilon), d) / 2;
  }
}
