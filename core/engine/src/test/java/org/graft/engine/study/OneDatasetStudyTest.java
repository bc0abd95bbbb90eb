package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.graft.engine.study.scores.Layout;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Pairing;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;
import org.graft.spi.result.study.Warning;
import org.junit.jupiter.api.Test;

final class OneDatasetStudyTest {
  @Test
  void callsRoundOffOfDifferencesNone() {
    Study study = new Tables().study("a,b\n0.8,0.7\n0.6,0.7\n");
    Comparison c = only(study);
    assertThat(c.location().difference().orNaN()).isZero();
    assertThat(c.location().hodgesLehmann().orNaN()).isZero();
    assertThat(c.effect().dz().orNaN()).isZero();
  }

  @Test
  void saysWhoWinsWithTheNumbersInTheSentence() {
    Study study = new Tables().baseline("scratch").rope(0.01).failure(0.5).study(Tables.blobs());
    Comparison c = only(study);
    assertThat(c.first()).isEqualTo("fine-tune");
    assertThat(c.decision().verdict()).isEqualTo(Verdict.BETTER);
    assertThat(c.decision().sentence())
        .startsWith("fine-tune beats scratch by 0.")
        .contains("over 30 paired seeds", "p = ", "times smaller")
        .contains("3 of 30 trainings failed with scratch, none of 30 with fine-tune");
    assertThat(study.analysis().settings().get(0).strategies().get(0).failures().rate().orNaN())
        .isCloseTo(0.1, within(1e-12));
    assertThat(c.location().difference().interval())
        .hasValueSatisfying(
            i -> {
              assertThat(i.low()).isPositive();
            });
    assertThat(study.documentation().methods().citations())
        .extracting(work -> work.key())
        .contains("fisher1935", "schuirmann1987", "pesarin2010", "clopper1934");
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(new Tables().study(Tables.blobs())).isEqualTo(new Tables().study(Tables.blobs()));
  }

  @Test
  void turnsRoundWhereLowerIsBetter() {
    Comparison c = only(new Tables().lower().baseline("scratch").study(Tables.blobs()));
    assertThat(c.decision().verdict()).isEqualTo(Verdict.WORSE);
    assertThat(c.decision().sentence())
        .startsWith("scratch beats fine-tune by ")
        .contains("(lower is better)");
    assertThat(c.posterior().worse().orNaN()).isGreaterThan(0.9);
  }

  @Test
  void cannotDecideOnThreePairsHoweverLargeTheDifference() {
    Study study = new Tables().study("seed,A,B\n1,0.9,0.1\n2,0.91,0.12\n3,0.92,0.15\n");
    Comparison c = only(study);
    assertThat(c.decision().verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(c.decision().sentence())
        .contains("3 pairs", "0.25, above 0.05")
        .doesNotContain("no difference", "beats");
    assertThat(codes(study)).contains("few-repeats");
  }

  @Test
  void answersForOneAndTwoPairsWithReasons() {
    assertThat(only(new Tables().study("seed,A,B\n1,0.9,0.1\n")).decision().reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("only one pair"));
    Comparison two = only(new Tables().study("seed,A,B\n1,0.9,0.1\n2,0.8,0.3\n"));
    assertThat(two.decision().verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(two.decision().sentence()).contains("0.5, above 0.05");
  }

  @Test
  void saysOfIdenticalScoresThatTheyAreIdentical() {
    StringBuilder csv = new StringBuilder("seed,A,B\n");
    for (int i = 0; i < 10; i++) {
      csv.append(i).append(",0.").append(i + 1).append(",0.").append(i + 1).append('\n');
    }
    Study study = new Tables().rope(0.05).study(csv.toString());
    assertThat(only(study).decision().verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(only(study).decision().sentence())
        .contains("All 10 pairs", "identical")
        .doesNotContain("no difference");
    assertThat(codes(study)).contains("identical-scores");
  }

  @Test
  void treatsRoundOffAsTies() {
    Study study =
        new Tables()
            .study(
                """
                seed,A,B
                1,0.30000000000000004,0.3
                2,0.7,0.7
                3,0.1,0.1
                4,0.5,0.5
                5,0.2,0.2
                6,0.6,0.6
                """);
    assertThat(only(study).decision().sentence()).contains("identical");
    assertThat(codes(study)).contains("round-off");
  }

  @Test
  void saysThatThereIsNoDifferenceOnlyWhereEquivalenceWasShown() {
    StringBuilder csv = new StringBuilder("seed,A,B\n");
    for (int i = 0; i < 20; i++) {
      csv.append(i)
          .append(",0.8")
          .append(i % 5)
          .append(",0.8")
          .append((i * 3 + 1) % 5)
          .append('\n');
    }
    Comparison without = only(new Tables().study(csv.toString()));
    assertThat(without.decision().verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(without.decision().sentence())
        .contains("undecided", "no smallest difference of interest was declared")
        .doesNotContain("no difference between", "equivalent");
    Comparison with = only(new Tables().rope(0.05).study(csv.toString()));
    assertThat(with.decision().verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(with.equivalence().shown()).isTrue();
    assertThat(with.decision().sentence()).contains("no difference", "within \u00b10.05");
  }

  @Test
  void namesFailedAndMissingCellsAndWhatTheyCost() {
    Study study =
        new Tables()
            .study(
                """
                seed,A,B
                1,0.9,0.8
                2,failed,0.7
                3,0.91,
                4,0.93,0.82
                5,0.9,0.81
                6,0.9,0.8
                7,0.92,0.8
                8,0.9,0.83
                """);
    assertThat(only(study).pairs()).isEqualTo(6);
    assertThat(study.design().losses().list())
        .extracting(l -> l.strategy() + " " + l.block() + ": " + l.what())
        .containsExactly("A seed 2: broken", "B seed 3: missing");
    assertThat(study.design().losses().list())
        .allSatisfy(l -> assertThat(l.consequence()).contains("left out"));
    assertThat(study.design().losses().planned()).isEqualTo(16);
    assertThat(codes(study)).contains("failed-trials", "missing-scores");
  }

  @Test
  void comparesUnpairedScoresAsSuch() {
    StringBuilder csv = new StringBuilder("method,score\n");
    for (int i = 0; i < 8; i++) {
      csv.append("A,0.9").append(i).append("\nB,0.8").append(i).append('\n');
    }
    Study study = new Tables().study(csv.toString());
    assertThat(study.design().replication().pairing()).isEqualTo(Pairing.UNPAIRED);
    assertThat(only(study).decision().sentence())
        .startsWith("A beats B by 0.1")
        .contains("8 and 8 unpaired scores");
  }

  @Test
  void widensIntervalsOfOverlappingResamples() {
    StringBuilder csv = new StringBuilder("fold,A,B\n");
    for (int i = 0; i < 10; i++) {
      csv.append(i).append(",0.8").append(i).append(",0.8").append(i * 7 % 10).append('\n');
    }
    Study plain = new Tables().study(csv.toString());
    Study study = new Tables().layout(new Layout.Resamples(1 / 9.0)).study(csv.toString());
    assertThat(study.design().family().test()).contains("Nadeau and Bengio");
    assertThat(only(study).location().difference().interval().orElseThrow().width())
        .isGreaterThan(only(plain).location().difference().interval().orElseThrow().width());
    assertThat(only(study).posterior().method()).contains("correlated t");
  }

  static Comparison only(Study study) {
    assertThat(study.analysis().settings()).hasSize(1);
    assertThat(study.analysis().settings().get(0).comparisons()).hasSize(1);
    return study.analysis().settings().get(0).comparisons().get(0);
  }

  static java.util.List<String> codes(Study study) {
    return study.analysis().warnings().stream().map(Warning::code).toList();
  }
}
