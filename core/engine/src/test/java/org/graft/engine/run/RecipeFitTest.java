package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.run.RecipeFit.Order;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Predictions;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.GivenWeights;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Soup;
import org.graft.spi.training.Teacher;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Clusters;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecipeFitTest {
  private static final Network NETWORK = Networks.dense();
  private static final Clusters DATA = new Clusters(NETWORK.input(), Networks.CLASSES, new Seed(3));
  private static final Examples VALIDATION = DATA.examples("validation", 30);
  private static final Recipe PLAIN =
      new Recipe(NETWORK, Set.of("dense_1"), List.of())
          .train(Set.of("dense_1"), new Training(new Optimizer.Sgd(0.2), 8, 2));

  private final Trainer.Session session =
      new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));

  @AfterEach
  void close() {
    session.close();
  }

  private static FitJob job(Recipe recipe) {
    Weights initial = Weights.draw(recipe.network(), new Seed(1));
    return new FitJob(
        recipe.network(),
        initial,
        initial.only(recipe.carried()::contains),
        DATA.examples("train", 24),
        Map.of(),
        recipe.phases(),
        new Seed(2));
  }

  private static Order order(Recipe recipe) {
    return new Order(
        recipe, job(recipe), recipe.teacher().map(RecipeFitTest::order), Optional.of(VALIDATION));
  }

  private Weights fitted(Recipe recipe) throws InterruptedException {
    return new RecipeFit(session).of(List.of(order(recipe))).get(0).fit().weights();
  }

  private List<Weights> alone(double... factors) throws InterruptedException {
    List<Weights> all = new ArrayList<>();
    for (int i = 0; i < factors.length; i++) {
      Phase phase = PLAIN.phases().get(0);
      FitJob job = job(PLAIN).in(List.of(phase.with(phase.training().withRate(0.2 * factors[i]))));
      FitJob own = i == 0 ? job : job.seeded(new Seed(2).derive("soup", i));
      all.add(session.train(List.of(own)).get(0).weights());
    }
    return all;
  }

  private double accuracy(Weights weights) throws InterruptedException {
    String output = NETWORK.output().name();
    Tensor outputs =
        Optional.ofNullable(
                session.outputs(NETWORK, weights, VALIDATION.inputs(), List.of(output)).get(output))
            .orElseThrow();
    Predictions predictions = new Predictions(outputs, VALIDATION.targets());
    int right = 0;
    for (int row = 0; row < VALIDATION.size(); row++) {
      right += predictions.predicted(row) == VALIDATION.label(row) ? 1 : 0;
    }
    return right / (double) VALIDATION.size();
  }

  @Test
  void aUniformSoupIsTheMeanOfItsTrainings() throws InterruptedException {
    List<Weights> alone = alone(1, 0.5, 2);
    Soup soup = new Soup(List.of(1.0, 0.5, 2.0), Soup.Pick.UNIFORM);
    Weights mean = fitted(PLAIN.averaged(soup));
    mean.tensors()
        .forEach(
            (key, tensor) -> {
              float[] found = tensor.toArray();
              for (int i = 0; i < found.length; i++) {
                double sum = 0;
                for (Weights one : alone) {
                  sum += Optional.ofNullable(one.tensors().get(key)).orElseThrow().toArray()[i];
                }
                assertThat(found[i]).as(key).isEqualTo((float) (sum / 3));
              }
            });
    assertThat(mean.changedFrom(job(PLAIN).initial()))
        .isNotEmpty()
        .noneMatch(key -> key.startsWith("dense_1/"));
  }

  @Test
  void aSoupKeepsFrozenWeightsBitForBit() throws InterruptedException {
    Soup soup = new Soup(List.of(1.0, 0.5, 2.0), Soup.Pick.UNIFORM);
    FitJob job = job(PLAIN);
    Map<String, Tensor> negative = new LinkedHashMap<>(job.initial().tensors());
    negative.computeIfPresent(
        "dense_1/bias",
        (key, bias) -> {
          float[] zeros = new float[bias.toArray().length];
          Arrays.fill(zeros, -0f);
          return Tensor.of(bias.shape(), zeros);
        });
    Weights start = new Weights(negative);
    Order order =
        new Order(PLAIN.averaged(soup), job.from(start), Optional.empty(), Optional.empty());
    Weights mean = new RecipeFit(session).of(List.of(order)).get(0).fit().weights();
    assertThat(mean.changedFrom(start)).isNotEmpty().noneMatch(key -> key.startsWith("dense_1/"));
  }

  @Test
  void aGreedySoupIsNoWorseOnValidationThanItsBestTraining() throws InterruptedException {
    double best = 0;
    for (Weights one : alone(1, 0.01, 40)) {
      best = Math.max(best, accuracy(one));
    }
    Soup soup = new Soup(List.of(1.0, 0.01, 40.0), Soup.Pick.GREEDY);
    assertThat(accuracy(fitted(PLAIN.averaged(soup)))).isGreaterThanOrEqualTo(best);
    Soup uniform = new Soup(soup.rates(), Soup.Pick.UNIFORM);
    assertThat(accuracy(fitted(PLAIN.averaged(uniform)))).isLessThan(best);
    Order blind = new Order(PLAIN.averaged(soup), job(PLAIN), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> new RecipeFit(session).of(List.of(blind)))
        .hasMessageContaining("validation split");
  }

  /** half the squared distance of an output from a teacher's. */
  private record Near(String tap, String against) implements FeatureLoss {
    @Override
    public double add(
        double[][] features, double[][] source, Targets targets, double[][] gradient) {
      double sum = 0;
      for (int row = 0; row < features.length; row++) {
        for (int i = 0; i < features[row].length; i++) {
          double difference = features[row][i] - source[row][i];
          sum += difference * difference / 2;
          gradient[row][i] += difference;
        }
      }
      return sum;
    }

    @Override
    public String words() {
      return "near";
    }
  }

  @Test
  void aTeacherIsTrainedFirstAndLossesAreAgainstItsLogits() throws InterruptedException {
    Network student = Networks.normalised();
    String output = student.output().name();
    Recipe alone =
        new Recipe(student, Set.of(), List.of())
            .train(Set.of(), new Training(new Optimizer.Sgd(0.1), 8, 1));
    Recipe taught =
        alone.taughtBy(PLAIN).withLosses(List.of(new Near(output, NETWORK.output().name())));
    Fit teacher = session.train(List.of(job(PLAIN))).get(0);
    FitJob against = job(taught).taughtBy(new Teacher(NETWORK.logits(), teacher.weights()));
    assertThat(fitted(taught).tensors().keySet()).isEqualTo(against.initial().tensors().keySet());
    Weights expected = session.train(List.of(against)).get(0).weights();
    assertThat(fitted(taught).changedFrom(expected)).isEmpty();
    assertThat(fitted(taught).changedFrom(fitted(alone))).isNotEmpty();
  }

  /** The mean of what a node reads, as its bias. */
  private record Means(String node) implements GivenWeights {
    @Override
    public Map<String, Tensor> parameters(Tensor inputs, Targets targets) {
      Map<String, Tensor> given = new LinkedHashMap<>();
      float[] bias = new float[Networks.CLASSES];
      java.util.Arrays.fill(bias, inputs.rows() + inputs.rowLength());
      given.put("bias", Tensor.of(org.graft.spi.data.Shape.of(bias.length), bias));
      return given;
    }

    @Override
    public String words() {
      return "with sizes";
    }
  }

  @Test
  void givenWeightsComeFromWhatTheNodeReadsOfTheTrainingSplit() throws InterruptedException {
    String output = NETWORK.output().name();
    Recipe recipe = new Recipe(NETWORK, Set.of("dense_1"), List.of()).given(new Means(output));
    RecipeFit.Result result = new RecipeFit(session).of(List.of(order(recipe))).get(0);
    long read =
        Optional.ofNullable(NETWORK.shapes().get(NETWORK.node(output).inputs().get(0)))
            .orElseThrow()
            .elements();
    assertThat(
            Optional.ofNullable(result.initial().tensors().get(output + "/bias"))
                .orElseThrow()
                .toArray())
        .containsOnly((float) (24 + read));
    assertThat(result.fit().weights().changedFrom(job(recipe).initial()))
        .containsExactly(output + "/bias");
  }
}
