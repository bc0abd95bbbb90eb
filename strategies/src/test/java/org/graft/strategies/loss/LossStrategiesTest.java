package org.graft.strategies.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.graft.spi.Backbone;
import org.graft.spi.Trainer;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Teacher;
import org.graft.spi.training.Training;
import org.graft.strategies.Bss;
import org.graft.strategies.CoTuning;
import org.graft.strategies.Delta;
import org.graft.strategies.HeadFaster;
import org.graft.strategies.KnowledgeDistillation;
import org.graft.strategies.Lwf;
import org.graft.testkit.StrategyContract;
import org.graft.testkit.fixture.Backbones;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class LossStrategiesTest {
  private static final BackboneCard SMALL =
      BackboneCard.headed(
          Network.sequential(
              Shape.of(4),
              List.of(
                  new Layer.Dense(5, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM, true))),
          2);
  private static final Optional<Training> TEN =
      Optional.of(new Training(new Optimizer.Sgd(0.3), 12, 10));

  private final Map<String, double[]> printed = printed();

  private static Map<String, double[]> printed() {
    try (InputStream in = LossStrategiesTest.class.getResourceAsStream("losses.txt")) {
      Map<String, double[]> printed = new LinkedHashMap<>();
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.split(" "))
          .forEach(
              words ->
                  printed.put(
                      words[0],
                      Stream.of(words).skip(1).mapToDouble(Double::parseDouble).toArray()));
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> keepTheirPromises() {
    return Stream.of(delta(0.01), bss(0.001), lwf(4), coTuning(2.3), distillation(9))
        .flatMap(strategy -> StrategyContract.of(strategy).tests());
  }

  private static Delta delta(double factor) {
    return new Delta(factor, 0, List.of(Depth.parse("all")), TEN, Optional.empty());
  }

  private static Bss bss(double factor) {
    return new Bss(factor, 2, TEN, Optional.empty());
  }

  private static Lwf lwf(double factor) {
    return new Lwf(2, factor, TEN, Optional.empty());
  }

  private static CoTuning coTuning(double factor) {
    return new CoTuning(factor, TEN, Optional.empty());
  }

  /** A student of three units, whatever the input. */
  @Name(value = "three-units", doc = "Three units.")
  record ThreeUnits() implements Backbone {
    @Override
    public BackboneCard card(DataAccess access, Shape input, int classes) {
      List<Layer> layers = new ArrayList<>();
      if (input.rank() > 1) {
        layers.add(new Layer.Flatten());
      }
      layers.add(new Layer.Dense(3, ActivationFunction.TANH, Initializer.GLOROT_UNIFORM, true));
      return BackboneCard.headed(Network.sequential(input, layers), classes);
    }
  }

  private static KnowledgeDistillation distillation(double factor) {
    return new KnowledgeDistillation(
        new ThreeUnits(),
        new HeadFaster(1, TEN, Optional.empty()),
        4,
        factor,
        TEN,
        Optional.empty());
  }

  @Test
  void aStudentAloneHasNoTeacher() {
    Recipe alone = distillation(0).recipe(SMALL, Tasks.card(SMALL, 3, 0));
    assertThat(alone.teacher()).isEmpty();
    assertThat(alone.needsSource()).isFalse();
    assertThat(alone.phases().get(0).losses()).isEmpty();
    Recipe taught = distillation(9).recipe(SMALL, Tasks.card(SMALL, 3, 0));
    assertThat(taught.needsSource()).isTrue();
    assertThat(taught.trainable()).isEqualTo(4 * 3 + 3 + 3 * 3 + 3);
  }

  @Test
  void coTuningAgreesWithPyTorch() throws InterruptedException {
    agrees("co_tuning", coTuning(0.7));
  }

  @Test
  void deltaAgreesWithPyTorch() throws InterruptedException {
    agrees("delta", delta(0.05));
  }

  @Test
  void bssAgreesWithPyTorch() throws InterruptedException {
    agrees("bss", bss(0.02));
  }

  @Test
  void lwfAgreesWithPyTorch() throws InterruptedException {
    agrees("lwf", lwf(1.5));
  }

  @Test
  void knowledgeDistillationAgreesWithPyTorch() throws InterruptedException {
    Recipe recipe = distillation(2).recipe(SMALL, Tasks.card(SMALL, 3, 0));
    Network teacher = recipe.teacher().orElseThrow().network();
    Weights taught = weights(teacher, key -> key.startsWith("output/") ? "new_" + key : key);
    agrees(
        "knowledge_distillation",
        recipe,
        key -> "student/" + key,
        job -> job.taughtBy(new Teacher(teacher.logits(), taught)));
  }

  private void agrees(String name, TransferStrategy strategy) throws InterruptedException {
    Recipe recipe = strategy.recipe(SMALL, Tasks.card(SMALL, 3, 0));
    UnaryOperator<String> names =
        key -> {
          String node = key.substring(0, key.indexOf('/'));
          return recipe.carried().contains(node)
              ? key
              : "new_output" + key.substring(node.length());
        };
    agrees(name, recipe, names, job -> job);
  }

  /** Weights by the names that PyTorch's script has for them. */
  private Weights weights(Network network, UnaryOperator<String> names) {
    Map<String, Tensor> start = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, all) ->
                all.forEach(
                    p -> {
                      String key = Weights.key(node, p);
                      start.put(key, tensor(names.apply(key), p.shape()));
                    }));
    return new Weights(start);
  }

  private void agrees(
      String name, Recipe recipe, UnaryOperator<String> names, UnaryOperator<FitJob> change)
      throws InterruptedException {
    Weights initial = weights(recipe.network(), names);
    FitJob job =
        new FitJob(
            recipe.network(),
            initial,
            initial.only(recipe.carried()::contains),
            new Examples(
                tensor("inputs", Shape.of(12, 4)), new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2}),
            Map.of(),
            recipe.phases(),
            new Seed(1));
    try (Trainer.Session session =
        new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      Fit fit = session.train(List.of(change.apply(job))).get(0);
      assertThat(fit.curve().stream().mapToDouble(CurvePoint::loss).toArray())
          .containsExactly(numbers(name + "/losses"), within(1e-9));
      fit.weights()
          .tensors()
          .forEach(
              (key, tensor) -> {
                float[] expected = floats(numbers(name + "/" + names.apply(key)));
                assertThat(tensor.toArray()).as(key).containsExactly(expected, within(1e-6f));
              });
    }
  }

  private double[] numbers(String name) {
    return Objects.requireNonNull(printed.get(name), name);
  }

  private Tensor tensor(String name, Shape shape) {
    return Tensor.of(shape, floats(numbers(name)));
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  @Test
  void aFactorOfNoneIsPlainFineTuning() {
    TaskCard task = Tasks.card(SMALL, 3, 0);
    List<Recipe> recipes =
        Stream.of(delta(0), bss(0), lwf(0), coTuning(0)).map(s -> s.recipe(SMALL, task)).toList();
    assertThat(recipes).containsOnly(recipes.get(0));
    assertThat(recipes.get(0).phases().get(0).losses()).isEmpty();
  }

  @Test
  void lwfKeepsTheSourcesHeadBesideTheNewOne() {
    Recipe recipe =
        lwf(4).recipe(Backbones.convolutional(), Tasks.card(Backbones.convolutional(), 2, 0));
    assertThat(recipe.carried()).contains("output").doesNotContain("new_output");
    assertThat(recipe.network().output().name()).isEqualTo("new_output");
    assertThat(recipe.network().classes()).hasValue(2);
  }

  @Test
  void deltaLooksAtWhatItIsTold() {
    BackboneCard images = Backbones.convolutional();
    Recipe recipe =
        new Delta(
                0.01,
                0.01,
                List.of(Depth.parse("1"), Depth.parse("convolution_2"), Depth.parse("all")),
                TEN,
                Optional.empty())
            .recipe(images, Tasks.card(images, 2, 0));
    assertThat(recipe.phases().get(0).losses())
        .containsExactly(
            new Behaviour("max_pooling_1", 0.01),
            new Behaviour("convolution_2", 0.01),
            new Behaviour("dense_1", 0.01));
    assertThat(recipe.phases().get(0).training().penalty().l2sp(false)).isEqualTo(0.005);
    assertThat(recipe.phases().get(0).training().penalty().l2sp(true)).isZero();
  }
}
