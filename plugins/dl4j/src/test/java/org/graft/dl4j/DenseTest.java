package org.graft.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.spi.Seed;
import org.graft.spi.Trainer;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Function;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.Test;

final class DenseTest {
  @Test
  void learnsThreeBlobs() throws InterruptedException {
    Network network =
        Network.sequential(
            Shape.of(2),
            List.of(
                new Layer.Dense(5, Function.RELU, Initializer.HE_UNIFORM, true),
                new Layer.Dense(3, Function.SOFTMAX, Initializer.GLOROT_UNIFORM, true)));
    var random = new Seed(1).randomness();
    float[] x = new float[600];
    int[] y = new int[300];
    for (int i = 0; i < 300; i++) {
      y[i] = i % 3;
      x[2 * i] = (float) (3 * Math.cos(y[i] * 2.1) + random.nextGaussian());
      x[2 * i + 1] = (float) (3 * Math.sin(y[i] * 2.1) + random.nextGaussian());
    }
    Examples data = new Examples(Tensor.of(Shape.of(300, 2), x), y);
    FitJob job =
        new FitJob(
            network,
            Weights.draw(network, new Seed(7)),
            new Weights(Map.of()),
            data,
            Map.of("validation", data),
            List.of(
                new Phase(
                    Set.of("dense_1", "dense_2"), new Training(new Optimizer.Sgd(0.05), 32, 20))),
            new Seed(9));
    try (Trainer.Session session = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Fit fit = session.train(List.of(job)).get(0);
      assertThat(fit.curve().get(fit.curve().size() - 1).accuracy()).isGreaterThan(0.9);
    }
  }
}
