package org.graft.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Optimisers' steps and a whole training against numbers that PyTorch printed. */
final class TrainingAgainstPyTorchTest {
  private final Printed printed = Printed.read();

  @TestFactory
  Stream<DynamicTest> optimisersAgree() {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put("sgd", new Optimizer.Sgd(0.1));
    optimizers.put("momentum", new Optimizer.Momentum(0.1, 0.9));
    optimizers.put("nesterov", new Optimizer.Nesterov(0.1, 0.9));
    optimizers.put("adam", new Optimizer.Adam(0.1, 0.8, 0.95, 0));
    optimizers.put("adamw", new Optimizer.AdamW(0.1, 0.05, 0.8, 0.95, 0));
    optimizers.put("adadelta", new Optimizer.AdaDelta(0.5, 0.9, 1e-7));
    optimizers.put("adagrad", new Optimizer.AdaGrad(0.1, 0.1, 0));
    optimizers.put("rmsprop", new Optimizer.RmsProp(0.1, 0.9, 0));
    return optimizers.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> steps(e.getKey(), e.getValue())));
  }

  private void steps(String name, Optimizer optimizer) {
    String prefix = "optimizer-" + name + "/";
    double[] w = printed.get(prefix + "start").clone();
    Update update = Update.of(optimizer, w.length, true);
    for (int t = 1; t <= 5; t++) {
      update.step(w, printed.get(prefix + "gradient-" + t), optimizer.rate(), t);
      assertThat(w).containsExactly(printed.get(prefix + "weights-" + t), within(1e-13));
    }
  }

  @Test
  void aWholeTrainingAgrees() throws InterruptedException {
    Network network = Networks.convolutional();
    Map<String, Tensor> start = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, parameters) ->
                parameters.forEach(
                    p -> {
                      String key = Weights.key(node, p);
                      start.put(key, printed.tensor("training/" + key, p.shape()));
                    }));
    Examples train =
        new Examples(
            printed.tensor("training/inputs", network.input().batch(11)),
            new int[] {0, 1, 2, 0, 1, 2, 0, 1, 0, 0, 0});
    Training training =
        new Training(
            new Optimizer.Sgd(0.05),
            4,
            2,
            new Schedule.Exponential(0.5),
            new Penalty(0, 0.01, 0),
            Optional.empty(),
            ClassWeights.BALANCED);
    FitJob job =
        new FitJob(
            network,
            new Weights(start),
            new Weights(Map.of()),
            train,
            Map.of(),
            List.of(new Phase(Set.copyOf(network.parameters().keySet()), training)),
            new Seed(1));

    Graph graph = new Graph(network.logits(), job.initial());
    PhaseSteps steps = new PhaseSteps(job, 0, graph);
    Ending ending = new Ending(job.phases().get(0), graph);
    for (int epoch = 0; epoch < 2; epoch++) {
      int[] order =
          Arrays.stream(printed.get("training/order-" + epoch)).mapToInt(i -> (int) i).toArray();
      assertThat(IntStream.of(order).distinct().count()).isEqualTo(11);
      assertThat(steps.epoch(train, order, epoch + 1, ending).loss())
          .isCloseTo(printed.get("training/loss-" + epoch)[0], within(1e-12));
      assertThat(Evaluation.of(graph, network, train, 1, "watched").loss())
          .isCloseTo(printed.get("training/watched-" + epoch)[0], within(1e-12));
    }
  }
}
