package org.graft.strategies.head;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Target;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;
import org.graft.strategies.matrix.Rows;

/**
 * k nearest neighbours by cosine similarity, each voting for its class, its labels or its numbers
 * with weight exp(similarity / temperature), as DINO evaluates features (Caron et al. 2021,
 * arXiv:2104.14294).
 */
@Name(
    value = "k-nearest-neighbours",
    doc = "What the most similar training examples are, weighted, on stored features.",
    cites = "arXiv:2104.14294")
public record NearestNeighbours(
    @Param(doc = "Neighbours that vote.", byDefault = "20", min = 1) int k,
    @Param(doc = "How fast votes fall with similarity.", byDefault = "0.07", min = 1e-6)
        double temperature,
    @Param(
            doc =
                "Where features are taken from: a number of blocks, a share such as 60%, or a"
                    + " layer's name; the whole body when absent.")
        Optional<Depth> tap,
    @Param(
            doc =
                "What becomes of images there: the mean or the largest value of each channel"
                    + " (average, max), or all values (flatten); when absent, all.")
        Optional<Pooling> pooling)
    implements ProgrammedStrategy {
  @Override
  public Optional<Network> features(BackboneCard backbone, TaskCard task) {
    return Optional.of(Features.of(backbone, tap, pooling).body());
  }

  @Override
  public boolean fits(Target target) {
    return true;
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) {
    double[][] x = Rows.of(task.train().inputs());
    for (double[] row : x) {
      unit(row);
    }
    Target target = task.card().target();
    double[][] outcomes = Outcomes.of(target, task.train().targets());
    return new RowModel(outcomes.length, 0, row -> vote(x, outcomes, row));
  }

  /** The weighted mean of the neighbours' outcomes. */
  private double[] vote(double[][] x, double[][] outcomes, double[] row) {
    unit(row);
    double[] similarity = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      similarity[i] = Rows.dot(x[i], row);
    }
    int[] nearest =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -similarity[i]))
            .limit(k)
            .mapToInt(i -> i)
            .toArray();
    double[] mean = new double[outcomes.length];
    double all = 0;
    for (int i : nearest) {
      double weight = Math.exp((similarity[i] - similarity[nearest[0]]) / temperature);
      all += weight;
      for (int k = 0; k < mean.length; k++) {
        mean[k] += weight * outcomes[k][i];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= all;
    }
    return mean;
  }

  private static void unit(double[] row) {
    double length = Math.sqrt(Rows.dot(row, row));
    for (int j = 0; j < row.length && length > 0; j++) {
      row[j] /= length;
    }
  }
}
