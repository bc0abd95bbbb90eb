package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.graft.engine.cli.text.CountsText;
import org.graft.engine.plan.Plan;
import org.graft.engine.problem.SpecException;
import org.junit.jupiter.api.Test;

/** Combinations that a file leaves out, and those that cannot be. */
class ExclusionTest {
  private static final String FILE =
      """
      transfers:
        - {name: near, source: {blobs: {samples: 60, random-state: 1}}, target: {blobs: {samples: 60, random-state: 2}}}
        - {name: far, source: {blobs: {samples: 60, random-state: 1}}, target: {blobs: {samples: 60, random-state: 3}}}
      backbones: [{mlp: {hidden: [4]}}, {mlp: {hidden: [4, 4, 4]}}]
      strategies: [scratch, {fine-tune: {frozen: [1, 2, 3]}}]
      repeats: {source: 2, training: 3}
      """;

  private static List<String> combinations(Plan plan) {
    return plan.arms().stream()
        .map(
            arm ->
                arm.setting().transfer().name()
                    + ", "
                    + arm.setting().backbone().label()
                    + ", "
                    + arm.strategy().label())
        .collect(Collectors.toList());
  }

  @Test
  void leavesOutDepthsThatOneOfTheBackbonesHasNot() {
    Plan plan = Planned.plan(FILE);
    assertThat(combinations(plan))
        .containsExactly(
            "near, mlp(hidden=[4]), scratch",
            "near, mlp(hidden=[4]), fine-tune(frozen=1)",
            "near, mlp(hidden=[4,4,4]), scratch",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=1)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=2)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=3)",
            "far, mlp(hidden=[4]), scratch",
            "far, mlp(hidden=[4]), fine-tune(frozen=1)",
            "far, mlp(hidden=[4,4,4]), scratch",
            "far, mlp(hidden=[4,4,4]), fine-tune(frozen=1)",
            "far, mlp(hidden=[4,4,4]), fine-tune(frozen=2)",
            "far, mlp(hidden=[4,4,4]), fine-tune(frozen=3)");
    assertThat(plan.trials()).hasSize(12 * 2 * 3);
    assertThat(plan.warnings())
        .contains(
            "Left out: fine-tune(frozen=2) with mlp(hidden=[4]): depth 2 does not fit a network"
                + " with 1 blocks below its head: dense_1 (2 transfers)");
  }

  @Test
  void refusesADepthThatFitsNoBackbone() {
    assertThatThrownBy(() -> Planned.plan(FILE, "strategies.fine-tune.frozen=[1, 9, dens_2]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("fine-tune(frozen=9) with mlp(hidden=[4]): depth 9 does not fit")
        .hasMessageContaining("did you mean 'dense_2'?");
  }

  @Test
  void leavesOutWhatAnyPartNames() {
    assertThat(combinations(Planned.plan(FILE, "exclude=[{transfer: far}, {strategy: scratch}]")))
        .containsExactly(
            "near, mlp(hidden=[4]), fine-tune(frozen=1)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=1)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=2)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=3)");
    assertThat(
            combinations(
                Planned.plan(
                    FILE,
                    "exclude=[{backbone: 'mlp(hidden=[4,4,4])', strategy: ['fine-tune(frozen=2)',"
                        + " scratch]}, {target: '*3*', strategy: fine-tune}]")))
        .containsExactly(
            "near, mlp(hidden=[4]), scratch",
            "near, mlp(hidden=[4]), fine-tune(frozen=1)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=1)",
            "near, mlp(hidden=[4,4,4]), fine-tune(frozen=3)",
            "far, mlp(hidden=[4]), scratch");
  }

  @Test
  void leavesOutSingleReplicatesAndKeepsTheIdsOfTheOthers() {
    Plan whole = Planned.plan(FILE);
    Plan part =
        Planned.plan(
            FILE, "exclude=[{strategy: scratch, source-replicate: 1, training-replicate: 1-2}]");
    assertThat(part.trials()).hasSize(72 - 4 * 2);
    assertThat(whole.trials().stream().map(t -> t.card().id()).toList())
        .containsAll(part.trials().stream().map(t -> t.card().id()).toList());
  }

  @Test
  void countsByFactorSoThatTheyCanBeChecked() {
    Plan plan =
        Planned.plan(
            FILE,
            "exclude=[{transfer: far, strategy: fine-tune}, {strategy: scratch,"
                + " training-replicate: 0}]");
    assertThat(CountsText.render(plan))
        .contains(
            "40 trials = 2 transfers x 2 backbones x 4 strategies (16 combinations less 6 excluded"
                + " and 2 that do not fit = 8) x 2 source x 3 training replicates less 8 excluded")
        .contains("  by transfer         near 32; far 8")
        .contains("  by backbone         mlp(hidden=[4]) 14; mlp(hidden=[4,4,4]) 26")
        .contains("  by source replicate 20 trials of each of 2");
  }

  @Test
  void saysAllThatAnExclusionGetsWrongAtItsLine() {
    assertThatThrownBy(
            () ->
                Planned.plan(
                    FILE
                        + """
                        exclude:
                          - {backbone: 'mlp(hidden=[5])'}
                          - {strategy: fine-tone, training-replicate: 3}
                          - {stratgy: scratch}
                          - {}
                        """))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("exclude[0].backbone: no backbone here named 'mlp(hidden=[5])'")
        .hasMessageContaining("(did you mean 'mlp(hidden=[4])'?)")
        .hasMessageContaining("exclude[1].strategy: no strategy here named 'fine-tone'")
        .hasMessageContaining("there are 3 replicates, numbered from 0 to 2; found 3")
        .hasMessageContaining("no parameter named 'stratgy' (did you mean 'strategy'?)")
        .hasMessageContaining("exclude[3]: names no part of a trial");
  }

  @Test
  void refusesToExcludeEverything() {
    assertThatThrownBy(() -> Planned.plan(FILE, "exclude=[{backbone: mlp}]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("excludes every trial; nothing is left to run");
  }
}
