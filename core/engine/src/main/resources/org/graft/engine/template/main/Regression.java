package org.example.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.training.TrainingLoop;

/**
 * Multinomial logistic regression in plain Java: one dense softmax layer, trained on cross-entropy
 * by plain gradient descent. It refuses everything else, and Graft takes another trainer for that.
 */
@Name(
    value = "my-lab-regression",
    doc = "Multinomial logistic regression in plain Java: one dense layer, plain SGD.")
public record Regression() implements Trainer {
  /** Why it refuses whatever it refuses. */
  static final String ONLY = "it trains one dense softmax layer by plain gradient descent";

  private static final double SECONDS_PER_WEIGHT = 1e-5;

  @Override
  public Optional<String> refusal(Network network, List<Phase> phases) {
    boolean one =
        network.nodes().size() == 1
            && network.input().rank() == 1
            && network.output().layer() instanceof Layer.Dense dense
            && dense.activation() == ActivationFunction.SOFTMAX
            && dense.bias();
    return one && phases.stream().allMatch(Regression::plain)
        ? Optional.empty()
        : Optional.of(ONLY);
  }

  private static boolean plain(Phase phase) {
    Training training = phase.training();
    Training bare =
        new Training(training.optimizer(), training.batch(), training.epochs())
            .withSchedule(training.schedule())
            .withEarlyStopping(training.earlyStopping());
    return training.optimizer() instanceof Optimizer.Sgd
        && phase.equals(new Phase(phase.trained(), bare));
  }

  @Override
  public double cost(Network network, List<Phase> phases) {
    return SECONDS_PER_WEIGHT * network.size();
  }

  @Override
  public Session open(Machine machine) {
    if (machine.backend() == Machine.Backend.CUDA) {
      throw new IllegalStateException("it runs on the CPU only; give --backend cpu");
    }
    return new Sessions();
  }

  /** It holds nothing. */
  private static final class Sessions implements Session {
    @Override
    public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
      return train(jobs, Checkpoints.NONE);
    }

    @Override
    public List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints)
        throws InterruptedException {
      List<Fit> fits = new ArrayList<>();
      for (FitJob job : jobs) {
        fits.addAll(TrainingLoop.fit(List.of(job), RegressionLearner::new, checkpoints));
      }
      return fits;
    }

    @Override
    public Map<String, Tensor> outputs(
        Network network, Weights weights, Tensor inputs, List<String> taps)
        throws InterruptedException {
      String node = network.output().name();
      SoftmaxLayer layer = new SoftmaxLayer(node, weights);
      float[] outputs = new float[inputs.rows() * layer.classes()];
      float[] x = new float[inputs.rowLength()];
      for (int row = 0; row < inputs.rows(); row++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("stopped at row " + row);
        }
        inputs.row(row, x, 0);
        double[] p = layer.probabilities(x);
        for (int c = 0; c < p.length; c++) {
          outputs[row * p.length + c] = (float) p[c];
        }
      }
      Tensor all = Tensor.of(Shape.of(inputs.rows(), layer.classes()), outputs);
      return taps.contains(node) ? Map.of(node, all) : Map.of();
    }

    @Override
    public String device() {
      return "plain Java, CPU";
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
