package org.graft.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ten steps with what recipes add to plain training, against a loop in PyTorch. */
final class RecipesAgainstPyTorchTest {
  private static final Network NETWORK =
      Network.sequential(
          Shape.of(4),
          List.of(
              new Layer.Dense(5, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM, true),
              new Layer.Dense(3, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM, true)));
  private static final Training PLAIN = new Training(new Optimizer.Sgd(0.3), 12, 10);
  private static final Penalty L2_SP = new Penalty(0, 0, 0.05, Optional.of(0.02));

  private final Printed printed = Printed.read("recipes.txt");

  @TestFactory
  Stream<DynamicTest> agrees() {
    Map<String, UnaryOperator<Phase>> cases = new LinkedHashMap<>();
    cases.put("l2-sp", p -> p.with(PLAIN.withPenalty(L2_SP)));
    cases.put("smoothing", p -> p.with(PLAIN.withSmoothing(0.1)));
    cases.put("rates", p -> p.withRates(Map.of("dense_1", 0.1)));
    cases.put("average", p -> p.with(PLAIN.withAverage(0.8)));
    cases.put(
        "all",
        p ->
            p.with(PLAIN.withPenalty(L2_SP).withSmoothing(0.1).withAverage(0.8))
                .withRates(Map.of("dense_1", 0.1)));
    Insertion.LowRank low = new Insertion.LowRank(2, 3);
    cases.put("lora", p -> inserting(low, PLAIN));
    cases.put("lora-l2", p -> inserting(low, PLAIN.withPenalty(new Penalty(0, 0.02, 0))));
    cases.put("dora", p -> inserting(new Insertion.Decomposed(low), PLAIN));
    cases.put("ssf", p -> inserting(new Insertion.ScaleShift(0.1), PLAIN));
    return cases.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> agrees(e.getKey(), e.getValue())));
  }

  private static Phase inserting(Insertion insertion, Training training) {
    return new Phase(Set.of("dense_2"), training).withInsertions(Map.of("dense_1", insertion));
  }

  private void agrees(String name, UnaryOperator<Phase> change) throws InterruptedException {
    Map<String, Tensor> start = new LinkedHashMap<>();
    NETWORK
        .parameters()
        .forEach(
            (node, all) ->
                all.forEach(
                    p ->
                        start.put(
                            Weights.key(node, p),
                            printed.tensor(Weights.key(node, p), p.shape()))));
    int[] labels = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    FitJob job =
        new FitJob(
            NETWORK,
            new Weights(start),
            new Weights(Map.of("dense_1/kernel", printed.tensor("source", Shape.of(4, 5)))),
            new Examples(printed.tensor("inputs", Shape.of(12, 4)), labels),
            Map.of(),
            List.of(change.apply(new Phase(Set.of("dense_1", "dense_2"), PLAIN))),
            new Seed(1));
    try (Trainer.Session session =
        new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Fit fit = session.train(List.of(job)).get(0);
      assertThat(fit.curve().stream().mapToDouble(CurvePoint::loss).toArray())
          .containsExactly(printed.get(name + "/losses"), within(1e-9));
      fit.weights()
          .tensors()
          .forEach(
              (key, tensor) ->
                  assertThat(Doubles.of(tensor.toArray()))
                      .as(key)
                      .containsExactly(printed.get(name + "/" + key), within(1e-6)));
    }
  }
}
