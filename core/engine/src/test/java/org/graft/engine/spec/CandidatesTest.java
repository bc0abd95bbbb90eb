package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.graft.engine.lab.Lab;
import org.graft.engine.problem.SpecException;
import org.graft.spi.Choose;
import org.graft.spi.Strategy;
import org.junit.jupiter.api.Test;

final class CandidatesTest {
  @Test
  void makesOneStrategyOfWhatIsLeftOpen() {
    ExperimentSpec spec = read("rated: {rate: {choose: [0.1, 0.01]}, frozen: [0, 1]}");
    assertThat(spec.strategies())
        .extracting(choice -> choice.label())
        .containsExactly("rated(rate=chosen, frozen=0)", "rated(rate=chosen, frozen=1)");
    assertThat(candidates(spec))
        .extracting(Strategy::toString)
        .containsExactly("Rated[rate=0.1, frozen=0]", "Rated[rate=0.01, frozen=0]");
    assertThat(spec.selection().orElseThrow().toString()).contains("candidates=8", "draw=RANDOM");
  }

  @Test
  void drawsJointlyAndTheSameAgain() {
    String open = "rated: {rate: {choose: {log-uniform: [1.0e-4, 0.1]}}, frozen: {choose: [0, 1]}}";
    List<Strategy> drawn = candidates(read(open));
    assertThat(drawn).hasSize(8).doesNotHaveDuplicates().isEqualTo(candidates(read(open)));
    assertThat(drawn).allSatisfy(one -> assertThat(((Lab.Rated) one).rate()).isBetween(1e-4, 0.1));
    assertThat(candidates(read(open, "selection={candidates: 3}"))).isEqualTo(drawn.subList(0, 3));
    assertThat(candidates(read(open, "seed=2"))).isNotEqualTo(drawn);
  }

  @Test
  void drawsAlikeForStrategiesThatDifferInAnotherSetting() {
    ExperimentSpec spec = read("rated: {frozen: [0, 1], rate: {choose: {uniform: [0, 1]}}}");
    List<Double> rates = rates(spec, 0);
    assertThat(rates).hasSize(8).isEqualTo(rates(spec, 1));
  }

  @Test
  void takesEveryCombinationWhereThereAreNoMore() {
    String open = "rated: {rate: {choose: [0.1, 0.01]}, frozen: {choose: {integers: [0, 2]}}}";
    assertThat(candidates(read(open))).hasSize(6);
    assertThat(candidates(read(open, "selection={candidates: 4}"))).hasSize(4);
    assertThat(candidates(read(open, "selection={candidates: 4, draw: all}"))).hasSize(6);
    assertThatThrownBy(
            () -> read("rated: {rate: {choose: {uniform: [0, 1]}}}", "selection={draw: all}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("a range has no end of them");
  }

  @Test
  void choosesAmongStrategiesAndWithinWhatIsChosen() {
    List<Strategy> drawn =
        candidates(read("{choose: [anew, rated: {rate: {choose: [0.1, 0.2]}}], as: best}"));
    assertThat(drawn).containsExactly(new Lab.Anew(), rated(0.1), rated(0.2));
  }

  @Test
  void readsBackWhatItResolvesTo() {
    ExperimentSpec spec =
        read("rated: {rate: {choose: {log-uniform: [1.0e-4, 0.1]}}}", "selection={on: {folds: 3}}");
    ExperimentSpec again = Lab.reader().readText(spec.resolved(), "again", List.of());
    assertThat(again.resolved()).isEqualTo(spec.resolved());
    assertThat(again.strategies().get(0).canonical())
        .isEqualTo(spec.strategies().get(0).canonical());
    assertThat(again.selection().orElseThrow().on()).hasToString("3 folds");
  }

  @Test
  void leavesExperimentsAsTheyAreThatChooseNothing() {
    assertThat(read("rated").resolved()).doesNotContain("selection", "choose");
  }

  @Test
  void saysWhatCannotBeChosen() {
    assertThatThrownBy(() -> read("rated: {rate: {choose: 3}}"))
        .hasMessageContaining("expected a list of values, {uniform: [0, 1]}");
    assertThatThrownBy(() -> read("rated: {rate: {choose: {log-uniform: [0, 1]}}}"))
        .hasMessageContaining("log-uniform needs a lower and an upper end above 0");
    assertThatThrownBy(() -> read("rated", "training={epochs: {choose: [1, 2]}}"))
        .hasMessageContaining("source models are trained with one: say source-training");
    assertThatThrownBy(() -> read("rated", "repeats={training: {choose: [1, 2]}}"))
        .hasMessageContaining("'choose' stands in a strategy");
    assertThatThrownBy(() -> read("rated", "selection={then: keep}"))
        .hasMessageContaining("says how to choose, and nothing is left to choose");
    assertThatThrownBy(
            () -> read("rated: {rate: {choose: [1, 2]}}", "selection={then: keep, on: {folds: 3}}"))
        .hasMessageContaining("say 'then: refit'");
    assertThatThrownBy(() -> read("rated: {rate: {choose: [1, 2]}}", "selection={on: {fold: 3}}"))
        .hasMessageContaining(
            "expected validation, {folds: 5}, {resamples: 10, validation: 0.2} or domains");
    assertThatThrownBy(() -> read("rated: {rate: {choose: [1, x]}}"))
        .hasMessageContaining("expected a number, found 'x'");
    assertThatThrownBy(() -> read("rated: {rate: {choose: []}}"))
        .hasMessageContaining("leaves nothing to choose from");
  }

  private static Lab.Rated rated(double rate) {
    return new Lab.Rated(rate, org.graft.spi.training.Depth.blocks(0));
  }

  private static List<Strategy> candidates(ExperimentSpec spec) {
    return ((Choose) spec.strategies().get(0).value()).of();
  }

  private static List<Double> rates(ExperimentSpec spec, int strategy) {
    return ((Choose) spec.strategies().get(strategy).value())
        .of().stream().map(one -> ((Lab.Rated) one).rate()).toList();
  }

  @Test
  void leavesSomethingOpenByAnOption() {
    assertThat(rates(read("rated: {rate: 0.1}", "strategies.0.rated.rate.choose=[0.3, 0.2]"), 0))
        .containsExactly(0.3, 0.2);
    assertThat(
            candidates(
                read(
                    "rated: {rate: {choose: [0.1, 0.2]}}",
                    "strategies.rated.rate.choose.log-uniform=[0.001, 0.1]",
                    "selection={candidates: 5}")))
        .hasSize(5);
    assertThat(read("rated", "strategies.rated.rate.sweep=[0.3, 0.2]").strategies()).hasSize(2);
  }

  private static ExperimentSpec read(String strategies, String... options) {
    String text =
        "source: points\n"
            + "target: {points: {seed: 2}, validation: 0.5}\n"
            + "backbone: net\n"
            + "strategies:\n"
            + "  - "
            + strategies;
    return Lab.reader().readText(text, "one.yaml", List.of(options));
  }
}
