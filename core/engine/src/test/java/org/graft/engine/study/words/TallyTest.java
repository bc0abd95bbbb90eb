package org.graft.engine.study.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.graft.spi.result.study.Verdict.BETTER;
import static org.graft.spi.result.study.Verdict.UNDECIDED;
import static org.graft.spi.result.study.Verdict.WORSE;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void countsOnePairOverManyPlaces() {
    List<List<Decided>> places =
        List.of(
            List.of(new Decided("tuned", "scratch", BETTER)),
            List.of(new Decided("scratch", "tuned", WORSE)),
            List.of(new Decided("tuned", "scratch", UNDECIDED)),
            List.of(new Decided("tuned", "scratch", WORSE)));
    assertThat(Tally.over(places, "transfers"))
        .containsExactly(
            "tuned against scratch: better in 2 of 4 transfers, worse in 1, undecided in 1.");
  }

  @Test
  void groupsWhatWasComparedWithOneBaseline() {
    assertThat(
            Tally.of(
                List.of(
                    new Decided("a", "base", BETTER),
                    new Decided("b", "base", BETTER),
                    new Decided("c", "base", UNDECIDED),
                    new Decided("base", "d", BETTER))))
        .containsExactly(
            "Of 4 strategies compared with base: 2 better (a and b), 1 worse (d), 1 undecided"
                + " (c).");
  }

  @Test
  void saysNothingOfFewComparisons() {
    assertThat(Tally.of(List.of(new Decided("a", "base", BETTER)))).isEmpty();
  }
}
