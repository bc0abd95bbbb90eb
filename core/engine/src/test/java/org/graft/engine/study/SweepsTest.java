package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.Doubles;
import org.graft.engine.spec.SpecReader;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Sweep;
import org.junit.jupiter.api.Test;

final class SweepsTest {
  private static final int REPEATS = 8;
  private static final String FILE =
      """
      transfers:
        - {name: A to B, source: {blobs: {}, as: A}, target: {blobs: {std: 3}, as: B}}
        - {name: B to B, source: {blobs: {std: 3}, as: B}, target: {blobs: {std: 3}, as: B}}
      backbone: {mlp: [5]}
      training: {optimizer: {sgd: {rate: 0.01}}, epochs: 2}
      strategies: [scratch, {fine-tune: {frozen: 1}}, {fine-tune: {frozen: 2}}, {fine-tune: {frozen: 3}}]
      baseline: scratch
      metric: accuracy
      repeats: {source: 8, training: 1}
      """;

  /** Means by depth: own layers 0.90, 0.80, 0.88, others' 0.89, 0.78, 0.70; from scratch 0.90. */
  @Test
  void findTheDipAndTheGapOfDepthCurves() {
    Study study = study("carried");
    Sweep sweep = study.analysis().sweeps().get(0);
    assertThat(study.analysis().sweeps()).hasSize(1);
    assertThat(sweep.parameter()).isEqualTo("carried");
    assertThat(sweep.target()).isEqualTo("B");
    assertThat(sweep.lines()).extracting(Sweep.Line::title).containsExactly("A to B", "B to B");
    assertThat(sweep.lines().get(1).points())
        .extracting(Sweep.Point::value)
        .containsExactly(1.0, 2.0, 3.0);
    assertThat(sweep.lines().get(1).points().get(1).mean().orNaN()).isCloseTo(0.8, within(1e-9));
    assertThat(sweep.sentences()).hasSize(2);
    assertThat(sweep.sentences().get(0))
        .contains("own layers (B to B) the first 2 blocks do worst", "less scratch is \u22120.099")
        .contains("the dip of layers that had adapted to those above them");
    assertThat(sweep.sentences().get(1))
        .contains("widest with the first 3 blocks carried: B to B less A to B is 0.18 [")
        .contains("(Welch, 95 % by Bonferroni for the widest of 3)")
        .doesNotContain("no gap was shown");
  }

  @Test
  void sayNothingOfDepthWhereTheNumberIsAnother() {
    assertThat(study("rank").analysis().sweeps().get(0).sentences()).isEmpty();
  }

  @Test
  void findNoDipWhereTheBaselineIsTheWorstOfItsLine() {
    String file =
        FILE.replace("baseline: scratch", "baseline: 'fine-tune(frozen=2)'")
            .replaceFirst("  - .name: A to B.*\n", "");
    assertThat(sentences(file, 1, 0)).isEmpty();
  }

  @Test
  void nameNoLineWhereThereIsOne() {
    assertThat(sentences(FILE.replaceFirst("  - .name: A to B.*\n", ""), 1, 0))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("Of the target's own layers the first 2 blocks do worst");
  }

  @Test
  void giveTheGapOfConstantResultsWithoutAnInterval() {
    assertThat(sentences(FILE, 1, 0).get(1))
        .contains(
            "B to B less A to B is 0.18 accuracy, without an interval: a Welch t test has no");
  }

  /** Trainings of one source model are no sample of source models. */
  @Test
  void compareDepthsBySourceModels() {
    String once = sentences(FILE, 1, 0.002).get(1);
    assertThat(sentences(FILE.replace("training: 1", "training: 4"), 4, 0.002).get(1))
        .isEqualTo(once);
  }

  private static List<String> sentences(String file, int trainings, double spread) {
    return study(file, "carried", trainings, spread).analysis().sweeps().get(0).sentences();
  }

  private static Study study(String parameter) {
    return study(FILE, parameter, 1, 0.002);
  }

  /** Source models differ by {@code spread}, their trainings by nothing. */
  private static Study study(String file, String parameter, int trainings, double spread) {
    Declared spec =
        Declared.of(new SpecReader(Doubles.registry()).readText(file, "test.yaml", List.of()));
    double[][] means = {{0.90, 0.89, 0.78, 0.70}, {0.90, 0.90, 0.80, 0.88}};
    List<Recorded> trials = new ArrayList<>();
    for (Declared.Transfer transfer : spec.transfers()) {
      double[] own = means[transfer.name().equals("A to B") ? 0 : 1];
      for (int r = 0; r < REPEATS * trainings; r++) {
        int source = r / trainings;
        for (int s = 0; s < 4; s++) {
          double score = own[s] + spread * (source - 3.5 + 0.5 * ((source + s) % 3 - 1));
          trials.add(
              trial(
                  transfer.name(),
                  spec.strategies().get(s).label(),
                  s == 0
                      ? "{\\\"scratch\\\":{}}"
                      : "{\\\"layer-transfer\\\":{\\\"" + parameter + "\\\":\\\"" + s + "\\\"}}",
                  source,
                  r % trainings,
                  score));
        }
      }
    }
    return Studies.of(spec, trials, Map.of(), Map.of(), List.of());
  }

  private static Recorded trial(
      String transfer, String label, String strategy, int source, int training, double score) {
    String id = transfer + label + source + "-" + training;
    TrialCard card =
        new TrialCard(
            id,
            transfer + source + "-" + training,
            transfer,
            "mlp(units=[5])",
            label,
            source,
            training,
            new Seed(1));
    Outcome outcome =
        new Outcome.Completed(
            id,
            Map.of("accuracy", score),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of("fit", 1.0),
            1,
            "");
    return new Recorded(
        card,
        Optional.of("model" + transfer + source),
        Optional.of("aa"),
        "bb",
        "{}",
        "{\"tap\": \"\", \"strategy\": \"" + strategy + "\"}",
        Optional.of(outcome),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
