package org.graft.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.graft.lanes.matrix.Lanes;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Training;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vector module against plain Java, where the JVM has it: surefire runs the tests both ways.
 */
final class VectorLanesTest {
  private final Lanes vector = Lanes.fastest();

  @BeforeEach
  void needsTheModule() {
    assumeTrue(vector.vectors(), "this JVM was started without jdk.incubator.vector");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 2, 7", "4, 32, 16", "5, 300, 33", "9, 257, 100", "128, 61, 5"})
  void productsHaveTheBitsOfPlainJava(int lines, int terms, int n) {
    float[][] a = random(lines, terms, 1);
    float[][] turned = random(terms, lines, 2);
    float[][] b = random(terms, n, 3);
    Lanes.Block block = new Lanes.Block(0, lines, 0, terms, n);
    float[][] plainly = random(lines, n, 4);
    float[][] byVectors = random(lines, n, 4);
    Lanes.plain().multiply(plainly, a, b, block);
    Lanes.plain().multiplyTurned(plainly, turned, b, block);
    vector.multiply(byVectors, a, b, block);
    vector.multiplyTurned(byVectors, turned, b, block);
    for (int m = 0; m < lines; m++) {
      assertThat(byVectors[m]).startsWith(java.util.Arrays.copyOf(plainly[m], n));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 2, 7", "4, 32, 16", "5, 300, 33", "19, 257, 100", "128, 61, 5"})
  void productsFromZeroDoNotSeeWhatWasThere(int lines, int terms, int n) {
    float[][] turned = random(terms, lines, 2);
    float[][] b = random(terms, n, 3);
    Lanes.Block block = new Lanes.Block(0, lines, 0, terms, n);
    float[][] added = new float[lines][Lanes.padded(n)];
    float[][] byVectors = random(lines, n, 4);
    float[][] plainly = random(lines, n, 5);
    vector.multiplyTurned(added, turned, b, block);
    vector.setTurned(byVectors, turned, b, block);
    Lanes.plain().setTurned(plainly, turned, b, block);
    for (int m = 0; m < lines; m++) {
      float[] expected = java.util.Arrays.copyOf(added[m], n);
      assertThat(byVectors[m]).startsWith(expected);
      assertThat(plainly[m]).startsWith(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 5", "40, 5, 50", "33, 130, 3", "1, 64, 10", "500, 20, 31"})
  void trainingHasTheBitsOfPlainJava(int in, int first, int second) throws InterruptedException {
    List<Layer> layers =
        List.of(
            dense(first, ActivationFunction.RELU),
            new Layer.BatchNormalization(0.9, 0.001),
            dense(second, ActivationFunction.TANH),
            new Layer.Dropout(0.3),
            dense(Networks.CLASSES, ActivationFunction.SOFTMAX));
    Network network = Network.sequential(Shape.of(in), new ArrayList<>(layers));
    FitJob job = Jobs.all(network, new Training(new Optimizer.Adam(0.01, 0.9, 0.99, 1e-7), 13, 2));
    Fit byVectors = fit(job, vector);
    Fit plainly = fit(job, Lanes.plain());
    assertThat(byVectors.weights().changedFrom(plainly.weights())).isEmpty();
    assertThat(byVectors.curve()).isEqualTo(plainly.curve());
  }

  private static Fit fit(FitJob job, Lanes lanes) throws InterruptedException {
    try (LanesSession session = new LanesSession(2, lanes)) {
      return session.train(List.of(job)).get(0);
    }
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }

  private static float[][] random(int lines, int length, int seed) {
    Random random = new Random(seed);
    float[][] numbers = new float[lines][Lanes.padded(length)];
    for (float[] line : numbers) {
      for (int i = 0; i < length; i++) {
        line[i] = random.nextFloat() - 0.5f;
      }
    }
    return numbers;
  }
}
