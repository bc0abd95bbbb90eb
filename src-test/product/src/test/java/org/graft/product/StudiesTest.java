package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.graft.engine.plan.Plan;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.TimeLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies as papers of the field describe them, their trials counted by hand. */
class StudiesTest {
  private static final String TWO =
      """
      source: {blobs: {samples: 60, random-state: 1}}
      target: {blobs: {samples: 60, random-state: 2}}
      """;
  private static final String REST =
      """
      backbone: {mlp: {hidden: [4]}}
      training: {epochs: 2}
      """;

  @TempDir private Path folder = Path.of("");

  private static Map<String, Long> by(Plan plan, String level) {
    return plan.trials().stream()
        .collect(
            Collectors.groupingBy(
                trial ->
                    level.equals("transfer") ? trial.card().transfer() : trial.card().strategy(),
                TreeMap::new,
                Collectors.counting()));
  }

  /** Four domains, two strategies, three trainings. */
  @Test
  void generalisesToADomainLeftOutAtARateChosenOnTheOthers() {
    Plan plan =
        Planned.plan(
            """
            protocol: leave-one-domain-out
            domains:
              - {blobs: {samples: 40, random-state: 1}, as: art}
              - {blobs: {samples: 40, random-state: 2}, as: clipart}
              - {blobs: {samples: 40, random-state: 3}, as: product}
              - {blobs: {samples: 40, random-state: 4}, as: real}
            strategies: [scratch: {rate: {choose: [0.1, 0.01]}}, fine-tune: {frozen: 0, rate: {choose: [0.1, 0.01]}}]
            selection: {on: domains, draw: all}
            repeats: {training: 3}
            """
                + REST);
    assertThat(by(plan, "transfer"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "all but art",
                6L,
                "all but clipart",
                6L,
                "all but product",
                6L,
                "all but real",
                6L));
  }

  /** Two shots; a network of one block takes 2 of 3 strategies; two sources, two trainings. */
  @Test
  void takesOneAndFiveShotsWithDepthsThatOneNetworkLacks() {
    Plan plan =
        Planned.plan(
            """
            protocol: {few-shot: {shots: [1, 5]}}
            source: {blobs: {samples: 60, random-state: 1}}
            target: {blobs: {samples: 90, train: 60, random-state: 2}}
            backbones: [{mlp: {hidden: [4]}}, {mlp: {hidden: [4, 4]}}]
            strategies: [scratch, fine-tune: {frozen: [1, 2]}]
            training: {epochs: 2}
            repeats: {source: 2, training: 2}
            """);
    assertThat(plan.trials()).hasSize(2 * (2 + 3) * 2 * 2);
    assertThat(by(plan, "strategy")).containsEntry("fine-tune(frozen=2)", 2L * 2 * 2);
  }

  @Test
  void leavesOutTheFirstFoldOfOneStrategy() {
    Plan plan =
        Planned.plan(
            TWO
                + REST
                + """
                protocol: {k-fold: 5}
                strategies: [scratch, feature-extractor]
                repeats: {training: 2}
                exclude: [{strategy: scratch, training-replicate: 0-1}]
                """);
    assertThat(by(plan, "strategy"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("scratch", 5L * 2 - 2, "feature-extractor", 5L * 2));
  }

  @Test
  void readsTablesListedByAPattern() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(folder.resolve(name + ".csv"), "x,label\n1,u\n2,v\n3,u\n");
    }
    Plan plan =
        Planned.plan(
            """
            source: {blobs: {samples: 60, features: 1, random-state: 1}}
            target: {csv: {train: {glob: '%s/*.csv'}, test: '%s'}}
            strategies: [scratch, feature-extractor]
            """
                    .formatted(folder, folder.resolve("a.csv"))
                + REST);
    assertThat(plan.spec().transfers()).hasSize(3);
    assertThat(plan.trials()).hasSize(3 * 2);
  }

  /** Two targets; two weightings of scratch beside one strategy; two trainings. */
  @Test
  void comparesALongTailWithEqualCounts() {
    Plan plan =
        Planned.plan(
            """
            source: {blobs: {samples: 60, random-state: 1}}
            target:
              - {blobs: {samples: 600, train: 500, random-state: 2}, per-class: {largest: 100, ratio: 50}, as: long-tailed}
              - {blobs: {samples: 600, train: 500, random-state: 2}, per-class: 25, as: balanced}
            strategies: [scratch: {training: {class-weights: [none, balanced]}}, feature-extractor]
            metrics: [balanced-accuracy, macro-f1]
            repeats: {training: 2}
            """
                + REST);
    assertThat(plan.trials()).hasSize(2 * 3 * 2);
    assertThat(plan.settings())
        .extracting(setting -> setting.target().dataset().train().size())
        .containsExactly(100 + 14 + 2, 75);
  }

  @Test
  void keepsAllTrialsUnderABudget() {
    Plan plan =
        Planned.plan(
            """
            source: [{blobs: {samples: 60, random-state: 1}}, {blobs: {samples: 60, random-state: 2}}]
            target: {blobs: {samples: 60, random-state: 3}}
            strategies: [scratch, feature-extractor]
            repeats: {training: 5}
            time-limit: {trial: 30 s, run: 10 min}
            max-trials: 7
            """
                + REST);
    assertThat(plan.trials()).hasSize(2 * 2 * 5);
    assertThat(plan.spec().maxTrials()).contains(7);
    assertThat(plan.spec().timeLimit().flatMap(TimeLimit::run)).isPresent();
  }

  /** Two numbers of epochs, three sizes of batches, scratch and two depths. */
  @Test
  void sweepsSharedTraining() {
    Plan plan =
        Planned.plan(
            TWO
                + """
                backbone: {mlp: {hidden: [4]}}
                strategies: [scratch, fine-tune: {frozen: [0, all]}]
                training: {epochs: [2, 4], batch: [8, 16, 30]}
                source-training: {epochs: 2, batch: 8}
                """);
    assertThat(plan.trials()).hasSize(2 * 3 * 3);
    assertThat(plan.spec().strategies()).hasSize(18);
  }

  @Test
  void saysThingsOnceAndLeavesAStrategyOutOfOneTarget() {
    Plan plan =
        Planned.plan(
            """
            definitions:
              small: &small {samples: 60, centers: 3}
            source: {blobs: {<<: *small, random-state: 1}, as: home}
            target: [{blobs: {<<: *small, random-state: 2}, as: near}, {blobs: {<<: *small, random-state: 3, cluster-std: 3}, as: far}]
            backbones: [{mlp: {hidden: [4]}, as: thin}, {mlp: {hidden: [8]}, as: wide}]
            strategies: [scratch, feature-extractor]
            training: {epochs: 2}
            settings: [{transfer: 'home -> far', training: {epochs: 5}}, {backbone: wide, training: {batch: 4}}]
            exclude: [{target: far, strategy: scratch}]
            repeats: {training: 3}
            """);
    assertThat(by(plan, "transfer"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("home -> near", 2L * 2 * 3, "home -> far", 2L * 3));
  }

  /** Two domains, there and back; two strategies; two source models. */
  @Test
  void transfersHalvesOfClasses() {
    Plan plan =
        Planned.plan(
            """
            protocol: halves
            domains: [{blobs: {samples: 100, centers: 10, random-state: 1}, as: a}, {blobs: {samples: 100, centers: 10, random-state: 2}, as: b}]
            strategies: [scratch, feature-extractor]
            repeats: {source: 2}
            """
                + REST);
    assertThat(by(plan, "transfer")).hasSize(4).allSatisfy((t, n) -> assertThat(n).isEqualTo(4));
  }

  @Test
  void startsFromOneSourceAndFromTwoJoined() {
    Plan plan =
        Planned.plan(
            """
            source:
              - {blobs: {samples: 60, random-state: 1}, as: one}
              - {concat: {sets: [{blobs: {samples: 60, random-state: 1}}, {blobs: {samples: 60, random-state: 2}}], labels: joined}, as: both}
            target: {blobs: {samples: 60, random-state: 3}, count: [15, 30]}
            strategies: [fine-tune: {frozen: 0}]
            """
                + REST);
    assertThat(plan.trials()).hasSize(2 * 2);
    assertThat(plan.settings())
        .extracting(s -> s.source().orElseThrow().dataset().train().size())
        .containsExactly(30, 30, 60, 60);
  }

  @Test
  void choosesTheNetworkWithTheRate() {
    Plan plan =
        Planned.plan(
            """
            source: {blobs: {samples: 60, random-state: 1}}
            target: {blobs: {samples: 60, random-state: 2}, validation: 9}
            backbone: {choose: [mlp: {hidden: [4]}, mlp: {hidden: [8]}], as: best}
            strategies: [scratch: {rate: {choose: {log-uniform: [1.0e-3, 1.0e-1]}}}, feature-extractor]
            selection: {by: accuracy, then: keep, candidates: 4}
            training: {epochs: 2}
            repeats: {training: 4}
            """);
    assertThat(plan.trials()).hasSize(2 * 4);
  }

  @Test
  void triesOptimisersAndSchedulesOfOneStrategyAndOverridesThem() {
    String file =
        TWO
            + REST
            + """
            strategies:
              - fine-tune: {frozen: 0, training: {optimizer: {sweep: [adam, {sgd: {rate: 0.1}}]}, schedule: {sweep: [constant, cosine]}}}
              - scratch
            repeats: {source: 2}
            """;
    assertThat(Planned.plan(file).trials()).hasSize((2 * 2 + 1) * 2);
    assertThat(Planned.plan(file, "repeats.source=1", "repeats.training=3").trials())
        .hasSize((2 * 2 + 1) * 3);
  }

  @Test
  void namesTheStrategiesThatTrainHeadAndBodyApart() {
    assertThatThrownBy(
            () ->
                Planned.spec(
                    TWO + REST + "strategies: [fine-tune: {rate: {body: 0.001, head: 0.01}}]\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("strategies[0].fine-tune.rate: expected 'number'")
        .hasMessageContainingAll("head-faster", "lp-ft", "treat body and head apart");
  }
}
