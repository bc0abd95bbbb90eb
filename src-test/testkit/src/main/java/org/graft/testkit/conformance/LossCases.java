package org.graft.testkit.conformance;

import java.util.List;
import java.util.Set;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Teacher;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;

/** Trainings with losses on features, against a source network of other weights. */
final class LossCases {
  private LossCases() {}

  static List<Case> all() {
    Training momentum = Jobs.with(new Optimizer.Momentum(0.1, 0.9));
    Network dense = Networks.dense();
    Network images = Networks.convolutional();
    return List.of(
        of("at one layer", dense, Set.of(), momentum, new Pull("dense_1", 0.05)),
        of(
            "at two layers, and twice at one",
            dense,
            Set.of(),
            momentum,
            new Pull("dense_2", 0.05),
            new Pull("dense_1", 0.02),
            new Pull("dense_1", 0.03)),
        of(
            "against what the source outputs for each class of the training split",
            dense,
            Set.of(),
            momentum,
            new ClassPull("dense_2", 0.05)),
        of("of images", images, Set.of(), momentum, new Pull("convolution_1", 0.02)),
        of(
            "where nothing trained reaches it, there is none",
            dense,
            Set.of("dense_1"),
            momentum,
            new Pull("dense_1", 0.5)),
        taught(dense, momentum));
  }

  /** Against a wider network that ends in a layer of the same name and width. */
  private static Case taught(Network network, Training training) {
    int width = Math.toIntExact(network.shapes().getOrDefault("dense_2", Shape.of()).elements());
    Network teacher =
        Network.sequential(
            network.input(),
            List.of(
                new Layer.Dense(9, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM, true),
                new Layer.Dense(width, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM, true)));
    Phase phase = new Phase(Jobs.names(network), training);
    FitJob job =
        Jobs.of(network, List.of(phase.withLosses(List.of(new Pull("dense_2", 0.1)))))
            .taughtBy(new Teacher(teacher, Weights.draw(teacher, new Seed(5))));
    return new Case("teacher: another network", job);
  }

  private static Case of(
      String name, Network network, Set<String> frozen, Training training, FeatureLoss... losses) {
    Phase phase = new Phase(Jobs.allBut(network, frozen), training).withLosses(List.of(losses));
    FitJob job = Jobs.of(network, List.of(phase));
    return new Case("loss on features: " + name, job);
  }
}
