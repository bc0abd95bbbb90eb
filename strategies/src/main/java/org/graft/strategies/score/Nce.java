package org.graft.strategies.score;

import java.util.Optional;
import org.graft.spi.TransferScore;
import org.graft.spi.base.Name;
import org.graft.strategies.matrix.Rows;

/**
 * NCE (Tran et al. 2019, arXiv:1908.08142): minus the entropy, in nats, of the target's labels
 * given the most probable source class; at most 0.
 */
@Name(
    value = "nce",
    doc = "Negative conditional entropy of labels given the source model's predictions.",
    cites = "arXiv:1908.08142")
public record Nce() implements TransferScore {
  @Override
  public Optional<String> refusal(Evidence evidence) {
    return SourceClasses.refusal(evidence);
  }

  @Override
  public double score(Evidence evidence) {
    double[][] theta = Rows.of(SourceClasses.of(evidence));
    int[] labels = evidence.labels();
    double[][] counts = new double[theta[0].length][evidence.classes()];
    for (int i = 0; i < theta.length; i++) {
      int z = 0;
      for (int k = 1; k < theta[i].length; k++) {
        z = theta[i][k] > theta[i][z] ? k : z;
      }
      counts[z][labels[i]]++;
    }
    double sum = 0;
    for (double[] row : counts) {
      double all = java.util.Arrays.stream(row).sum();
      for (double n : row) {
        sum += n == 0 ? 0 : n * Math.log(n / all);
      }
    }
    return sum / theta.length;
  }
}
