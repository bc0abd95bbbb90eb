package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.FitContext;
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
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class AutoRgnTest {
  private static final Training TEN = new Training(new Optimizer.Sgd(0.3), 12, 10);
  private static final Network NETWORK =
      Network.sequential(
          Shape.of(4),
          List.of(
              new Layer.Dense(5, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM, true),
              new Layer.Dense(3, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM, true)));

  private static AutoRgn autoRgn(Training training) {
    return new AutoRgn(5, Optional.of(training), Optional.empty());
  }

  @TestFactory
  Stream<DynamicTest> keepsItsPromises() {
    AutoRgn strategy = autoRgn(new Training(new Optimizer.Sgd(0.1), 8, 2));
    return StrategyContract.of(strategy, StrategyContract.Seeding.STOCHASTIC).tests();
  }

  /** Numbers that losses.py printed, in double precision. */
  private static Map<String, float[]> printed() throws IOException {
    Map<String, float[]> printed = new HashMap<>();
    try (InputStream in = AutoRgnTest.class.getResourceAsStream("loss/losses.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] words = line.split(" ", -1);
        float[] numbers = new float[words.length - 1];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = (float) Double.parseDouble(words[i + 1]);
        }
        printed.put(words[0], numbers);
      }
    }
    return printed;
  }

  private static String own(String key) {
    return key.replace("dense_2", "new_output");
  }

  @Test
  void agreesWithPyTorch() throws Exception {
    Map<String, float[]> printed = printed();
    Map<String, Tensor> start = new LinkedHashMap<>();
    NETWORK
        .parameters()
        .forEach(
            (node, all) ->
                all.forEach(
                    p -> {
                      String key = Weights.key(node, p);
                      float[] numbers = Objects.requireNonNull(printed.get(own(key)));
                      start.put(key, Tensor.of(p.shape(), numbers));
                    }));
    Examples rows =
        new Examples(
            Tensor.of(Shape.of(12, 4), Objects.requireNonNull(printed.get("inputs"))),
            new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2});
    FitJob job =
        new FitJob(
            NETWORK,
            new Weights(start),
            new Weights(Map.of()),
            rows,
            Map.of(),
            List.of(),
            new Seed(1));
    try (Trainer.Session session =
        new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      FitContext context = new FitContext(new Seed(1), session);
      Weights end =
          new AutoRgn(Integer.MAX_VALUE, Optional.of(TEN), Optional.empty())
              .train(job, TEN, context); // on all batches, of which there is one
      end.tensors()
          .forEach(
              (key, tensor) ->
                  assertThat(tensor.toArray())
                      .as(key)
                      .containsExactly(
                          Objects.requireNonNull(printed.get("auto_rgn/" + own(key))),
                          within(1e-5f)));
    }
  }

  @Test
  void whatIsZeroTrainsAtTheWholeRate() {
    assertThat(
            AutoRgn.rates(
                Map.of("a/kernel", 2.0, "b/kernel", 1.0, "b/bias", Double.POSITIVE_INFINITY)))
        .isEqualTo(Map.of("a/kernel", 1.0, "b/kernel", 0.5, "b/bias", 1.0));
  }

  @Test
  void refusesASchedule() {
    TaskCard task = Tasks.card(Backbones.dense(), 2, 0);
    assertThat(autoRgn(TEN).refusal(Backbones.dense(), task)).isEmpty();
    assertThat(
            autoRgn(TEN.withSchedule(new Schedule.Exponential(0.9)))
                .refusal(Backbones.dense(), task))
        .isPresent();
  }
}
