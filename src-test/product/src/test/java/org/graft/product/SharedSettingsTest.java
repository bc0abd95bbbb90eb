package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.graft.engine.plan.Plan;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.ExperimentSpec;
import org.junit.jupiter.api.Test;

/** What is said once for many: shared fragments, shared sweeps, settings by transfer. */
class SharedSettingsTest {
  private static final String FILE =
      """
      transfers:
        - {name: near, source: {blobs: {samples: 60, random-state: 1}}, target: {blobs: {samples: 60, random-state: 2}}}
        - {name: far, source: {blobs: {samples: 60, random-state: 1}}, target: {blobs: {samples: 60, random-state: 3}}}
      backbones: [{mlp: {hidden: [4]}}, {mlp: {hidden: [4, 4]}, as: deep}]
      source-training: {epochs: 3}
      strategies: [scratch, {fine-tune: {frozen: 1, training: {batch: 16}}}]
      """;

  /** Epochs that each arm trains for, by transfer, backbone and strategy. */
  private static Map<String, Integer> epochs(Plan plan) {
    return plan.arms().stream()
        .collect(
            Collectors.toMap(
                arm ->
                    arm.setting().transfer().name()
                        + ", "
                        + arm.setting().backbone().label()
                        + ", "
                        + arm.strategy().label(),
                arm -> arm.recipe().orElseThrow().phases().get(0).training().epochs()));
  }

  @Test
  void trainsATransferOrABackboneInItsOwnWay() {
    Plan plan =
        Planned.plan(
            FILE
                + """
                training: {epochs: 9}
                settings:
                  - {transfer: far, training: {epochs: 5}}
                  - {backbone: deep, training: {batch: 8}, source-training: {epochs: 2}}
                  - {backbone: deep, transfer: near, training: {epochs: 7}}
                """);
    assertThat(epochs(plan))
        .containsEntry("near, mlp(hidden=[4]), scratch", 9)
        .containsEntry("near, mlp(hidden=[4]), fine-tune(frozen=1, batch=16)", 9)
        .containsEntry("near, deep, scratch", 7)
        .containsEntry("near, deep, fine-tune(frozen=1, batch=16)", 7)
        .containsEntry("far, mlp(hidden=[4]), scratch", 5)
        .containsEntry("far, deep, fine-tune(frozen=1, batch=16)", 5)
        .hasSize(8);
    assertThat(plan.arms())
        .filteredOn(arm -> arm.setting().backbone().label().equals("deep"))
        .extracting(arm -> arm.recipe().orElseThrow().phases().get(0).training().batch())
        .as("a strategy's own batch comes first")
        .containsExactly(8, 16, 8, 16);
    assertThat(plan.sources()).hasSize(2);
    ExperimentSpec again = Planned.spec(plan.spec().resolved());
    assertThat(again.settings()).hasSize(plan.spec().settings().size());
    assertThat(again.resolved()).isEqualTo(plan.spec().resolved());
  }

  @Test
  void saysWhatSettingsGetWrong() {
    assertThatThrownBy(
            () ->
                Planned.plan(
                    FILE.replace("3}}}\n", "3}}, training: {epochs: 5}}\n")
                        + """
                        settings:
                          - {transfer: nearr, training: {epoch: 5}}
                          - {backbone: deep}
                          - {strategy: scratch, training: {epochs: 5}}
                        """))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("training by transfer is said beside transfers: settings: [{transfer")
        .hasMessageContaining("no transfer here named 'nearr' (did you mean 'near'?)")
        .hasMessageContaining("settings[1]: changes nothing")
        .hasMessageContaining("no key of a setting named 'strategy'");
  }

  @Test
  void sweepsSharedTrainingInEachStrategy() {
    Plan plan =
        Planned.plan(
            FILE + "training: {epochs: [5, 7], optimizer: {adam: {rate: [0.1, 0.01]}}}\n",
            "backbones=[{mlp: {hidden: [4]}}]",
            "source-training={epochs: 3, optimizer: sgd}",
            "strategies=[scratch, {fine-tune: {training: {epochs: 2}}}, nearest-class-mean]");
    assertThat(plan.spec().strategies())
        .extracting(strategy -> strategy.label())
        .containsExactly(
            "scratch(optimizer=adam(rate=0.1), epochs=5)",
            "scratch(optimizer=adam(rate=0.1), epochs=7)",
            "scratch(optimizer=adam(rate=0.01), epochs=5)",
            "scratch(optimizer=adam(rate=0.01), epochs=7)",
            "fine-tune(optimizer=adam(rate=0.1), epochs=2)",
            "fine-tune(optimizer=adam(rate=0.01), epochs=2)",
            "nearest-class-mean");
    assertThat(plan.trials()).hasSize(14);
  }

  @Test
  void asksHowSourceModelsAreTrained() {
    assertThatThrownBy(
            () ->
                Planned.plan(
                    FILE.replace("source-training: {epochs: 3}\n", ""), "training.epochs=[5, 7]"))
        .hasMessageContaining(
            "training.epochs: has several values, and source models are trained with one: say"
                + " source-training: {epochs: ...}");
  }

  @Test
  void mergesSharedFragments() {
    ExperimentSpec spec =
        Planned.spec(
            """
            definitions:
              small: &small {samples: 60, centers: 3}
              quick: &quick {epochs: 2, batch: 8}
              slow: &slow {epochs: 90, optimizer: {adam: {rate: 0.1}}}
            source: {blobs: {<<: *small, random-state: 1}}
            target: {blobs: {random-state: 2, samples: 90, <<: *small}}
            backbone: {mlp: {hidden: [4]}}
            training: {<<: [*quick, *slow]}
            strategies: scratch
            """);
    assertThat(spec.transfers().get(0).name())
        .isEqualTo(
            "blobs(samples=60, centers=3, random-state=1) -> blobs(samples=90, centers=3,"
                + " random-state=2)");
    assertThat(spec.training().epochs()).isEqualTo(2);
    assertThat(spec.training().batch()).isEqualTo(8);
    assertThat(spec.training().optimizer().rate()).isEqualTo(0.1);
  }

  @Test
  void refusesMergesThatAreNone() {
    assertThatThrownBy(
            () ->
                Planned.spec(
                    """
                    definitions: [1]
                    target: {blobs: {}}
                    backbone: mlp
                    training: {<<: quick}
                    strategies: scratch
                    """))
        .hasMessageContaining("definitions: expected a mapping of fragments")
        .hasMessageContaining("'<<' takes a mapping such as *name");
  }

  @Test
  void boundsFragmentsThatMultiply() {
    StringBuilder bomb = new StringBuilder("definitions:\n  a0: &a0 {k: 1, l: 2, m: 3, n: 4}\n");
    for (int i = 1; i < 30; i++) {
      bomb.append(
          "  a%d: &a%d {x: *a%d, y: *a%d, <<: *a%d}\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    assertThatThrownBy(() -> Planned.spec(bomb + "target: blobs\n"))
        .hasMessageContaining("more than 200000 parts, aliases included");
  }

  @Test
  void changesAllTransfersWithOneOverride() {
    for (String option : List.of("target.blobs.samples=80", "transfers.target.blobs.samples=80")) {
      assertThat(Planned.plan(FILE, option, "target.validation=0.25").settings())
          .hasSize(4)
          .allSatisfy(
              setting -> {
                assertThat(setting.target().dataset().validation()).isPresent();
                assertThat(setting.transfer().target().canonical()).contains("\"samples\":80");
              });
    }
    assertThat(Planned.plan(FILE, "transfers[0].target.validation=0.25").settings())
        .extracting(setting -> setting.target().dataset().validation().isPresent())
        .containsExactly(true, true, false, false);
  }
}
