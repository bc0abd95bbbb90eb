package org.graft.engine.plan;

import java.util.List;
import java.util.Map;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.base.Digest;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/**
 * What a step has to do: enough to guess its time from what like steps took.
 *
 * @param kind source training, feature extraction or trial
 * @param trainer who does it
 * @param network short digest of the network it runs
 * @param size multiply-adds, roughly
 */
record StepSize(String kind, String trainer, String network, double size) {
  /** Forward, backward and update. */
  private static final double TRAINING = 3;

  static StepSize of(SourceStep step, ExperimentSpec spec) {
    Setting setting = step.setting();
    Network network = setting.card().network();
    int examples = setting.source().map(s -> s.dataset().train().size()).orElse(0);
    Training training = spec.sourceTraining();
    return new StepSize(
        "source training",
        setting.sourceDecision().map(d -> d.trainer().name()).orElse(""),
        id(network),
        TRAINING * forward(network) * examples * training.epochs());
  }

  static StepSize of(FeaturePass pass) {
    Shape shape = pass.prefix().shapes().getOrDefault(pass.prefix().output().name(), Shape.of());
    double rows = pass.tables().get(0).bytes() / (double) Float.BYTES / shape.elements();
    return new StepSize(
        "feature extraction",
        pass.runner().trainer().name(),
        id(pass.prefix()),
        forward(pass.prefix()) * rows);
  }

  static StepSize of(Arm arm) {
    Network tail = arm.tail();
    double train = arm.setting().target().dataset().train().size();
    double test = arm.setting().target().dataset().test().size();
    double epochs =
        arm.recipe().map(r -> r.phases()).orElse(List.of()).stream()
            .map(Phase::training)
            .mapToInt(Training::epochs)
            .sum();
    return new StepSize(
        "trial",
        arm.trainer().name(),
        id(tail) + (arm.recipe().isPresent() ? "" : arm.strategy().name()),
        forward(tail) * (TRAINING * train * epochs + test));
  }

  private static String id(Network network) {
    return new Digest().add(network.toString()).id();
  }

  /** Multiply-adds of one example: each kernel as often as it is applied. */
  private static double forward(Network network) {
    Map<String, Shape> shapes = network.shapes();
    Map<String, List<Parameter>> parameters = network.parameters();
    double sum = 1;
    for (Node node : network.nodes()) {
      List<Integer> sizes = shapes.getOrDefault(node.name(), Shape.of()).sizes();
      double places = sizes.size() == 3 ? (double) sizes.get(1) * sizes.get(2) : 1;
      for (Parameter parameter : parameters.getOrDefault(node.name(), List.of())) {
        sum += places * parameter.shape().elements();
      }
    }
    return sum;
  }
}
