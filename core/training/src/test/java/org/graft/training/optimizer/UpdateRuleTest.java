package org.graft.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class UpdateRuleTest {
  private static final int STEPS = 5;

  static List<Optimizer> optimizers() {
    return List.of(
        new Optimizer.Sgd(0.1),
        new Optimizer.Momentum(0.05, 0.9),
        new Optimizer.Nesterov(0.05, 0.9),
        new Optimizer.Adam(0.01, 0.9, 0.99, 1e-7),
        new Optimizer.AdamW(0.01, 0.1, 0.9, 0.99, 1e-7),
        new Optimizer.AdaDelta(1, 0.95, 1e-7),
        new Optimizer.AdaGrad(0.05, 0.1, 1e-7),
        new Optimizer.RmsProp(0.01, 0.9, 1e-7));
  }

  /** Weights after some steps on gradients from a seed, cut into lines of {@code length}. */
  private static float[] moved(Optimizer optimizer, double rate, int seed, int n, int length) {
    Randomness random = new Seed(seed).randomness();
    float[] w = numbers(random, n);
    UpdateRule rule = UpdateRule.of(List.of(optimizer), length);
    List<float[][]> past = new ArrayList<>();
    for (int from = 0; from < n; from += length) {
      past.add(rule.past(Math.min(length, n - from)));
    }
    for (int step = 1; step <= STEPS; step++) {
      float[] g = numbers(random, n);
      rule.begin(new double[] {rate}, step);
      for (int from = 0; from < n; from += length) {
        int to = Math.min(n, from + length);
        float[] line = Arrays.copyOfRange(w, from, to);
        rule.move(line, Arrays.copyOfRange(g, from, to), past.get(from / length));
        System.arraycopy(line, 0, w, from, to - from);
      }
    }
    return w;
  }

  private static float[] numbers(Randomness random, int n) {
    float[] numbers = new float[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void linesMayBeCutAnywhere(Optimizer optimizer) {
    assertThat(moved(optimizer, optimizer.rate(), 1, 50, 16))
        .isEqualTo(moved(optimizer, optimizer.rate(), 1, 50, 50));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void networksSideBySideMoveAsTheyDoAlone(Optimizer optimizer) {
    int networks = 3;
    int n = 7;
    double[] rates = {optimizer.rate(), optimizer.rate() / 2, optimizer.rate() / 4};
    Randomness[] random = new Randomness[networks];
    Arrays.setAll(random, network -> new Seed(network).randomness());
    float[] w = interleaved(random, n);
    UpdateRule rule = UpdateRule.of(Collections.nCopies(networks, optimizer), w.length);
    float[][] past = rule.past(w.length);
    for (int step = 1; step <= STEPS; step++) {
      rule.begin(rates, step);
      rule.move(w, interleaved(random, n), past);
    }
    for (int network = 0; network < networks; network++) {
      float[] own = new float[n];
      for (int i = 0; i < n; i++) {
        own[i] = w[i * networks + network];
      }
      assertThat(own).isEqualTo(moved(optimizer, rates[network], network, n, n));
    }
  }

  private static float[] interleaved(Randomness[] random, int n) {
    float[] all = new float[n * random.length];
    for (int network = 0; network < random.length; network++) {
      float[] own = numbers(random[network], n);
      for (int i = 0; i < n; i++) {
        all[i * random.length + network] = own[i];
      }
    }
    return all;
  }

  /** Two steps of Adam by hand from w = 1 with gradients 0.5 and -0.25 (arXiv:1412.6980). */
  @Test
  void adamCorrectsItsMeans() {
    UpdateRule rule = UpdateRule.of(List.of(new Optimizer.Adam(0.1, 0.9, 0.99, 0)), 1);
    float[] w = {1};
    float[][] past = rule.past(1);
    rule.begin(new double[] {0.1}, 1);
    rule.move(w, new float[] {0.5f}, past);
    assertThat(w[0]).isCloseTo(0.9f, within(1e-6f)); // the first step is the rate, whatever g
    rule.begin(new double[] {0.1}, 2);
    rule.move(w, new float[] {-0.25f}, past);
    double m = (0.9 * 0.05 - 0.1 * 0.25) / (1 - 0.81);
    double v = (0.99 * 0.0025 + 0.01 * 0.0625) / (1 - 0.9801);
    assertThat(w[0]).isCloseTo((float) (0.9 - 0.1 * m / Math.sqrt(v)), within(1e-5f));
  }

  @Test
  void momentumAddsUp() {
    UpdateRule rule = UpdateRule.of(List.of(new Optimizer.Momentum(1, 0.5)), 1);
    float[] w = {0};
    float[][] past = rule.past(1);
    for (int step = 1; step <= 3; step++) {
      rule.begin(new double[] {1}, step);
      rule.move(w, new float[] {1}, past);
    }
    assertThat(w[0]).isEqualTo(-(1 + 1.5f + 1.75f));
  }
}
