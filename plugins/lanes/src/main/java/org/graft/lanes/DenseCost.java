package org.graft.lanes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.lanes.layer.DenseShape;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/** A rough estimate of how long training takes, from measured loops. */
public final class DenseCost {
  /** Seconds a layer and step that do not depend on its size. */
  private static final double PER_LAYER = 0.3e-6;

  /**
   * Seconds a product where examples or outputs fill the lanes: with vectors, even if this JVM has
   * none, so that {@code graft plan}, which does without, chooses as {@code graft run} does.
   */
  private static final double LONG = 0.035e-9;

  /** Seconds a product where they do not. */
  private static final double SHORT = 0.3e-9;

  /** Seconds to move one weight. */
  private static final double MOVE = 1.5e-9;

  /** Seconds to lay out one number of a batch. */
  private static final double LAY = 1e-9;

  private DenseCost() {}

  /**
   * Seconds to train on {@code examples} examples in all epochs of all phases; without phases, to
   * run them once.
   */
  static double seconds(Network network, List<Phase> phases, int examples) {
    if (phases.isEmpty()) {
      Phase none = new Phase(Set.of(), new Training(new Optimizer.Sgd(0), 1, 0));
      return step(network, none, examples);
    }
    double seconds = 0;
    for (Phase phase : phases) {
      int batch = Math.min(examples, phase.training().batch());
      double steps = Math.ceil((double) examples / batch);
      seconds += phase.training().epochs() * steps * step(network, phase, batch);
    }
    return seconds;
  }

  private static double step(Network network, Phase phase, int batch) {
    Map<String, Shape> shapes = network.shapes();
    Map<String, Long> operations = network.operations();
    double seconds = LAY * batch * network.input().elements();
    boolean above = false;
    for (Node node : network.nodes()) {
      seconds += PER_LAYER;
      double products = operations.getOrDefault(node.name(), 0L);
      if (products > 0) {
        long out = shapes.getOrDefault(node.name(), Shape.of()).elements();
        boolean wide = out >= DenseShape.WIDE;
        double byExamples = batch * products * (batch >= DenseShape.WIDE ? LONG : SHORT);
        seconds += wide ? batch * products * LONG : byExamples;
        seconds += above ? byExamples : 0;
        if (phase.trains(node.name())) {
          boolean lanes = wide || products / out >= DenseShape.WIDE;
          seconds += products * (batch * (lanes ? LONG : SHORT) + MOVE);
          above = true;
        }
      }
    }
    return seconds;
  }
}
