package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.graft.engine.study.scores.Adjusting;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.RankComparison;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;
import org.junit.jupiter.api.Test;

final class ManyDatasetsStudyTest {
  @Test
  void answersDemsarsTable() {
    Study study = new Tables().study(Tables.demsar());
    AcrossDatasets across = across(study);
    assertThat(study.analysis().answer().sentence())
        .isEqualTo(
            "Over 14 data sets, C4.5+m+cf has the best average rank by score (1.93 among 4"
                + " strategies); it was not shown to be better than C4.5, C4.5+m and C4.5+cf.");
    assertThat(across.friedman().degrees()).containsExactly(3.0);
    assertThat(across.imanDavenport().degrees()).containsExactly(3.0, 39.0);
    assertThat(across.ranks().get(0).strategy()).isEqualTo("C4.5+m+cf");
    assertThat(across.ranks().get(3).average()).isCloseTo(3.142857142857143, within(1e-12));
    assertThat(across.imanDavenport().p().orElseThrow().value())
        .isCloseTo(0.007628838730725922, within(1e-10));
    assertThat(across.comparisons()).hasSize(6);
    RankComparison first = across.comparisons().get(0);
    assertThat(first.first()).isEqualTo("C4.5+m");
    assertThat(first.decision().verdict()).isEqualTo(Verdict.BETTER);
    assertThat(first.decision().sentence())
        .startsWith("C4.5+m beats C4.5 over 14 data sets by 0.013")
        .contains("better on 10, worse on 2, tied on 2", "Holm");
    assertThat(across.comparisons())
        .filteredOn(c -> c.decision().verdict() == Verdict.UNDECIDED)
        .hasSize(5)
        .allSatisfy(
            c -> assertThat(c.decision().sentence()).doesNotContain("no difference", "beats"));
  }

  /** The share of 7 of 14 has a binomial standard deviation of 0.134 over data sets drawn anew. */
  @Test
  void givesProfilesABandForNewDataSets() {
    AcrossDatasets across = across(new Tables().study(Tables.demsar()));
    assertThat(across.profiles())
        .allSatisfy(
            profile ->
                assertThat(profile.points())
                    .allSatisfy(p -> assertThat(p.share()).isBetween(p.low(), p.high())));
    assertThat(across.profiles().get(0).points())
        .filteredOn(p -> Math.abs(p.share() - 0.5) < 1e-9)
        .isNotEmpty()
        .allSatisfy(p -> assertThat(p.high() - p.low()).isCloseTo(2 * 1.96 * 0.134, within(0.08)));
  }

  @Test
  void neverJoinsASignificantPair() {
    for (Adjusting adjusting :
        new Adjusting[] {Adjusting.HOLM, Adjusting.SHAFFER, Adjusting.BERGMANN_HOMMEL}) {
      AcrossDatasets across = across(new Tables().adjusting(adjusting).study(Tables.demsar()));
      for (RankComparison c : across.comparisons()) {
        if (c.decision().verdict() == Verdict.BETTER || c.decision().verdict() == Verdict.WORSE) {
          assertThat(across.groups().cliques())
              .noneMatch(q -> q.contains(c.first()) && q.contains(c.second()));
        }
      }
    }
  }

  @Test
  void labelsNemenyi() {
    AcrossDatasets across =
        across(new Tables().adjusting(Adjusting.NEMENYI).study(Tables.demsar()));
    assertThat(across.groups().rule()).contains("Nemenyi", "on request");
    assertThat(across.groups().criticalDifference()).isPresent();
  }

  @Test
  void putsTheBaselinesComparisonsFirst() {
    AcrossDatasets across = across(new Tables().baseline("C4.5").study(Tables.demsar()));
    assertThat(across.comparisons().subList(0, 3)).allMatch(c -> c.second().equals("C4.5"));
    assertThat(across.comparisons().get(0).test().adjustment()).contains("Holm");
  }

  @Test
  void namesIncompleteDataSets() {
    String csv = Tables.demsar().replace("cmc,0.628", "cmc,");
    Study study = new Tables().study(csv);
    assertThat(across(study).table())
        .filteredOn(row -> row.excluded().isPresent())
        .singleElement()
        .satisfies(row -> assertThat(row.dataset()).isEqualTo("cmc"));
    assertThat(study.analysis().warnings())
        .anyMatch(w -> w.code().equals("incomplete-data-set") && w.text().contains("cmc"));
  }

  @Test
  void cannotConcludeFromFiveDataSets() {
    StringBuilder csv = new StringBuilder("dataset,A,B\n");
    for (int i = 0; i < 5; i++) {
      csv.append('d').append(i).append(",0.9,0.").append(i + 1).append('\n');
    }
    RankComparison c = across(new Tables().study(csv.toString())).comparisons().get(0);
    assertThat(c.decision().verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(c.decision().sentence()).contains("0.0625, above 0.05");
  }

  @Test
  void averagesRepeatsWithinDataSetsAndKeepsBothIntervalsApart() {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder csv = new StringBuilder("dataset,seed,strategy,score\n");
    for (int d = 0; d < 8; d++) {
      for (int s = 0; s < 5; s++) {
        for (String strategy : new String[] {"A", "B", "C"}) {
          double score =
              0.5 + 0.04 * d + (strategy.equals("A") ? 0.1 : 0) + random.nextDouble() / 50;
          csv.append('d').append(d).append(',').append(s).append(',').append(strategy);
          csv.append(',').append(score).append('\n');
        }
      }
    }
    Study study = new Tables().study(csv.toString());
    AcrossDatasets across = across(study);
    assertThat(across.comparisons().get(0).decision().verdict()).isEqualTo(Verdict.BETTER);
    assertThat(across.aggregates().get(0).newDatasets().orElseThrow().width())
        .isGreaterThan(across.aggregates().get(0).theseDatasets().orElseThrow().width());
    assertThat(study.analysis().settings()).hasSize(8);
    assertThat(across.profiles()).hasSize(3);
  }

  private static AcrossDatasets across(Study study) {
    return study.analysis().across().orElseThrow();
  }
}
