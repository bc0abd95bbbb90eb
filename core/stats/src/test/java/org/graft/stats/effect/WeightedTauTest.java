package org.graft.stats.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class WeightedTauTest {
  /**
   * The Transfer Learning Library's published scores and accuracies, with what SciPy 1.10 makes of
   * them; the taus published beside the table are others for some data sets.
   */
  @Test
  void agreesWithSciPyOnPublishedScores() throws IOException {
    tau("CIFAR10", "h_score", .800);
    tau("CIFAR10", "logme", .785);
    tau("CIFAR10", "leep", .638);
    tau("CIFAR10", "nce", .714);
    tau("Aircraft", "h_score", .3429);
    tau("Aircraft", "leep", -.0555);
    tau("Aircraft", "logme", .5303);
    tau("Aircraft", "nce", .4483);
    tau("Caltech101", "h_score", .7213);
    tau("Caltech101", "leep", .1266);
    tau("Caltech101", "logme", .7211);
    tau("Caltech101", "nce", .8103);
  }

  /** The examples of SciPy's documentation of {@code weightedtau}. */
  @Test
  void agreesWithSciPysDocumentation() {
    double[] x = {12, 2, 1, 12, 2};
    assertThat(WeightedTau.of(x, new double[] {1, 4, 7, 1, 0}))
        .isCloseTo(-0.5669496815368272, within(1e-12));
  }

  @Test
  void agreementAndReversalAreOneAndMinusOne() {
    double[] x = {3, 1, 4, 2};
    assertThat(WeightedTau.of(x, x)).isCloseTo(1, within(1e-12));
    assertThat(WeightedTau.of(x, new double[] {-3, -1, -4, -2})).isCloseTo(-1, within(1e-12));
  }

  @Test
  void theIntervalHoldsTheValue() {
    double[] x = {1, 2, 3, 4, 5, 6, 7, 8};
    double[] y = {1, 3, 2, 4, 6, 5, 8, 7};
    double[] interval = WeightedTau.interval(x, y, 0.95, 500, 1);
    assertThat(WeightedTau.of(x, y)).isBetween(interval[0], interval[1]);
  }

  @Test
  void refusesConstantSamplesAndSinglePairs() {
    double[] constant = {1, 1, 1};
    assertThatThrownBy(() -> WeightedTau.of(constant, new double[] {1, 2, 3}))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> WeightedTau.of(new double[] {1}, new double[] {1}))
        .isInstanceOf(Refusal.class);
  }

  private static void tau(String dataset, String score, double expected) throws IOException {
    List<String[]> rows;
    try (InputStream in = WeightedTauTest.class.getResourceAsStream("transferability-table.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      rows = text.lines().map(line -> line.split(",")).toList();
    }
    int column = List.of(rows.get(0)).indexOf(score);
    List<String[]> own = rows.stream().filter(row -> row[0].equals(dataset)).toList();
    double[] accuracies = own.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
    double[] scores = own.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    assertThat(WeightedTau.of(accuracies, scores))
        .as(score + " on " + dataset)
        .isCloseTo(expected, within(6e-4));
  }
}
