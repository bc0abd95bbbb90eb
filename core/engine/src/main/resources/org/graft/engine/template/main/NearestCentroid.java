package org.example.lab;

import java.util.List;
import java.util.Optional;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;

/**
 * Nearest centroid, or nearest class mean (Mensink et al. 2013, doi:10.1109/TPAMI.2013.83) on the
 * source model's features: p(c | x) is proportional to exp(-|f(x) - mean of class c|^2 / (2
 * temperature)). Nothing is trained by gradients, and nothing is random; the paper's learnt metric
 * is left out.
 *
 * @param temperature divides the squared distances
 */
@Name(
    value = "my-lab-nearest-centroid",
    doc = "Assigns an example to the class whose mean feature is nearest.",
    cites = "doi:10.1109/TPAMI.2013.83")
public record NearestCentroid(
    @Param(doc = "Divides squared distances before the softmax.", byDefault = "1", min = 1e-6)
        double temperature)
    implements ProgrammedStrategy {
  /** Checks the temperature. */
  public NearestCentroid {
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be above 0, found " + temperature);
    }
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return task.train() < task.classes().size()
        ? Optional.of("there are fewer training examples than classes")
        : Optional.empty();
  }

  @Override
  public FittedModel fit(TransferTask task, FitContext context) throws InterruptedException {
    Network body = task.backbone().body();
    Source source =
        new Source(
            body, task.weights().only(body::has), task.backbone().features(), context.trainer());
    float[][] features = source.features(task.train().inputs());
    int classes = task.card().classes().size();
    double[][] means = new double[classes][features[0].length];
    int[] counts = new int[classes];
    for (int row = 0; row < features.length; row++) {
      counts[task.train().label(row)]++;
    }
    for (int row = 0; row < features.length; row++) {
      int label = task.train().label(row);
      for (int i = 0; i < features[row].length; i++) {
        means[label][i] += features[row][i] / (double) counts[label];
      }
    }
    return new Means(source, means, counts, temperature);
  }

  /** The source model up to its features. */
  private record Source(Network body, Weights weights, String tap, Trainer.Session trainer) {
    float[][] features(Tensor inputs) throws InterruptedException {
      Tensor output = trainer.outputs(body, weights, inputs, List.of(tap)).get(tap);
      float[][] rows = new float[output.rows()][];
      for (int row = 0; row < rows.length; row++) {
        rows[row] = output.rows(row, row + 1);
      }
      return rows;
    }
  }

  /** One mean a class. */
  private record Means(Source source, double[][] means, int[] counts, double temperature)
      implements FittedModel {
    @Override
    public Tensor predictions(Tensor inputs) throws InterruptedException {
      float[][] features = source.features(inputs);
      int classes = means.length;
      float[] p = new float[features.length * classes];
      for (int row = 0; row < features.length; row++) {
        double[] closeness = new double[classes];
        double closest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
          closeness[c] =
              counts[c] == 0
                  ? Double.NEGATIVE_INFINITY
                  : -distance(features[row], means[c]) / (2 * temperature);
          closest = Math.max(closest, closeness[c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
          sum += Math.exp(closeness[c] - closest);
        }
        for (int c = 0; c < classes; c++) {
          p[row * classes + c] = (float) (Math.exp(closeness[c] - closest) / sum);
        }
      }
      return Tensor.of(Shape.of(features.length, classes), p);
    }

    private static double distance(float[] feature, double[] mean) {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        sum += (feature[i] - mean[i]) * (feature[i] - mean[i]);
      }
      return sum;
    }

    @Override
    public long trainedParameters() {
      return (long) means.length * means[0].length;
    }
  }
}
