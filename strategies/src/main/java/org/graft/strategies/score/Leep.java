package org.graft.strategies.score;

import java.util.Optional;
import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.strategies.matrix.Rows;

/**
 * LEEP (Nguyen et al. 2020, arXiv:2002.12462): the mean of log sum_z p(y|z) theta(z), with p(y|z)
 * from the joint distribution of source probabilities theta and target labels; at most 0.
 */
@Name(
    value = "leep",
    doc = "Log-likelihood of labels under the expected empirical predictor.",
    cites = "arXiv:2002.12462")
public record Leep() implements TransferScore {
  @Override
  public Optional<String> refusal(Evidence evidence) {
    return SourceClasses.refusal(evidence);
  }

  @Override
  public double score(Evidence evidence) {
    double[][] theta = Rows.of(SourceClasses.of(evidence));
    int[] labels = evidence.labels();
    double[][] joint = new double[evidence.classes()][theta[0].length];
    double[] marginal = new double[theta[0].length];
    for (int i = 0; i < theta.length; i++) {
      for (int z = 0; z < marginal.length; z++) {
        joint[labels[i]][z] += theta[i][z];
        marginal[z] += theta[i][z];
      }
    }
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      double likelihood = 0;
      for (int z = 0; z < marginal.length; z++) {
        likelihood += marginal[z] == 0 ? 0 : joint[labels[i]][z] / marginal[z] * theta[i][z];
      }
      sum += Math.log(likelihood);
    }
    return sum / theta.length;
  }
}
