package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.lanes.LanesTrainer;
import org.graft.libtorch.LibtorchTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.NormalizationLayer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.Test;

/** Which of the trainers that ship is expected to be fastest, by family of networks. */
final class TrainerByCostTest {
  private static final Layer HEAD = dense(10, ActivationFunction.SOFTMAX);

  @Test
  void lanesTakeDenseTails() {
    assertThat(training(Network.sequential(Shape.of(2), List.of(dense(5), dense(5), HEAD))))
        .isInstanceOf(LanesTrainer.class);
    assertThat(training(Network.sequential(Shape.of(4608), List.of(dense(128), HEAD))))
        .isInstanceOf(LanesTrainer.class);
  }

  @Test
  void dl4jTakesPlainConvolutions() {
    assertThat(training(image(convolution(), convolution()))).isInstanceOf(Dl4jTrainer.class);
    assertThat(running(image(convolution(), convolution()))).isInstanceOf(Dl4jTrainer.class);
  }

  @Test
  void libtorchTakesImagesThatAreNormalisedByBatch() {
    Network network = image(convolution(), new Layer.BatchNormalization(0.9, 1e-5), convolution());

    assertThat(training(network)).isInstanceOf(LibtorchTrainer.class);
    assertThat(running(network)).isInstanceOf(LibtorchTrainer.class);
  }

  @Test
  void libtorchTakesWhatNoOtherCanHold() {
    assertThat(training(image(convolution(), new NormalizationLayer.GroupNormalization(8, 1e-5))))
        .isInstanceOf(LibtorchTrainer.class);
  }

  private static Trainer training(Network network) {
    Set<String> all = new LinkedHashSet<>(network.parameters().keySet());
    return fastest(network, List.of(new Phase(all, new Training(new Optimizer.Sgd(0.01), 32, 10))));
  }

  private static Trainer running(Network network) {
    return fastest(network, List.of());
  }

  private static Trainer fastest(Network network, List<Phase> phases) {
    return Stream.<Trainer>of(new Dl4jTrainer(), new LanesTrainer(), new LibtorchTrainer())
        .filter(trainer -> trainer.refusal(network, phases).isEmpty())
        .min(Comparator.comparingDouble(trainer -> trainer.cost(network, phases)))
        .orElseThrow();
  }

  private static Network image(Layer... layers) {
    return Network.sequential(
        Shape.of(3, 32, 32),
        Stream.concat(Stream.of(layers), Stream.of(new Layer.GlobalAveragePooling(), HEAD))
            .toList());
  }

  private static Layer convolution() {
    return new Layer.Convolution(
        32,
        new Size(3, 3),
        new Size(1, 1),
        Padding.SAME,
        new Size(1, 1),
        ActivationFunction.RELU,
        Initializer.HE_NORMAL,
        true);
  }

  private static Layer dense(int units) {
    return dense(units, ActivationFunction.RELU);
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }
}
