package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Experiments as researchers think of them, each with the number of trials that it should have. */
class WishesTest {
  private static final String A = "{blobs: {samples: 60, random-state: 1}}";
  private static final String B = "{blobs: {samples: 60, random-state: 2}}";
  private static final String C = "{blobs: {samples: 60, random-state: 3}}";
  private static final String TWO = "source: " + A + "\ntarget: " + B + "\n";
  private static final String MLP = "backbone: {mlp: {hidden: [4]}}\n";

  @TestFactory
  Stream<DynamicTest> hasAsManyTrialsAsCountedByHand() {
    Map<String, List<Object>> wishes =
        Map.ofEntries(
            Map.entry(
                "rates and epochs chosen on validation, refit, tested once",
                List.of(
                    6,
                    "transfers:\n  - {name: d, source: "
                        + A
                        + ", target: {blobs: {samples: 60,"
                        + " random-state: 2}, validation: 10}}\n  - {name: u, source: "
                        + B
                        + ", target: {blobs: {samples: 60, random-state: 1}, validation: 10}}\n"
                        + MLP
                        + "strategies: [fine-tune: {rate: {choose: [0.1, 0.01, 0.001]}, training:"
                        + " {epochs: {choose: [10, 20]}}}]\n"
                        + "selection: {on: validation, then: refit, draw: all}\n"
                        + "repeats: {training: 3}\n")),
            Map.entry(
                "shots, three networks, five strategies",
                List.of(
                    360,
                    "source: "
                        + A
                        + "\ntarget: {blobs: {samples: 60, train: 40, centers: 3,"
                        + " random-state: 2}, per-class: [1, 2, 3, 4]}\n"
                        + "backbones: [{mlp: {hidden: [8]}}, {mlp: {hidden: [16]}}, {mlp: {hidden:"
                        + " [8, 8]}}]\ntraining: {epochs: 2}\n"
                        + "strategies: [scratch, feature-extractor, {fine-tune: {frozen: [0, 1]}},"
                        + " {fine-tune: {frozen: 0, training: {epochs: 3}}}]\n"
                        + "repeats: {source: 2, training: 3}\n")),
            Map.entry(
                "all ordered pairs of three domains",
                List.of(
                    6,
                    "protocol: pairs\ndomains: ["
                        + A
                        + ", "
                        + B
                        + ", "
                        + C
                        + "]\n"
                        + MLP
                        + "strategies: [scratch]\n")),
            Map.entry(
                "every source to every target",
                List.of(
                    9,
                    "source: ["
                        + A
                        + ", "
                        + B
                        + ", "
                        + C
                        + "]\ntarget: ["
                        + A
                        + ", "
                        + B
                        + ", "
                        + C
                        + "]\n"
                        + MLP
                        + "strategies: [scratch]\n")),
            Map.entry(
                "two sources as one",
                List.of(
                    1,
                    "source: {concat: ["
                        + A
                        + ", "
                        + B
                        + "]}\ntarget: "
                        + C
                        + "\n"
                        + MLP
                        + "strategies: [scratch]\n")),
            Map.entry(
                "optimisers of one strategy",
                List.of(
                    20,
                    TWO
                        + MLP
                        + "training: {epochs: 3, batch: 8}\n"
                        + "strategies:\n"
                        + "  - scratch: {training: {optimizer: {adam: {rate: 0.001}}}}\n"
                        + "  - fine-tune: {frozen: 0, training: {optimizer: {sweep: [{sgd: {rate:"
                        + " 0.01}}, {momentum: {rate: 0.01}}, {adamw: {rate: [0.001,"
                        + " 0.0001]}}]}}}\n"
                        + "repeats: {training: 4}\n")),
            Map.entry(
                "imbalanced counts by class",
                List.of(
                    1,
                    "source: "
                        + A
                        + "\n"
                        + "target: {blobs: {samples: 300, centers: 3, random-state: 2}, per-class:"
                        + " {0: 50, 1: 10, 2: 5}}\n"
                        + MLP
                        + "training: {class-weights: balanced}\n"
                        + "metrics: [balanced-accuracy, macro-f1]\n"
                        + "strategies: [scratch]\n")),
            Map.entry(
                "5x2 folds on three source models",
                List.of(
                    60,
                    "source: {blobs: {samples: 60, random-state: 1}, validation: 0.2}\n"
                        + "target: {blobs: {samples: 60, random-state: 2}, validation: 0.2}\n"
                        + MLP
                        + "training: {epochs: 3, early-stopping: {patience: 1}}\n"
                        + "protocol: five-by-two\n"
                        + "strategies: [scratch, {fine-tune: {frozen: 0}}]\n"
                        + "repeats: {source: 3}\n"
                        + "baseline: scratch\n")),
            Map.entry(
                "depths that do not fit one of two networks",
                List.of(
                    6,
                    TWO
                        + "backbones: [{mlp: {hidden: [4]}}, {mlp: {hidden: [4, 4, 4]}}]\n"
                        + "strategies: [scratch, {fine-tune: {frozen: [1, 2, 3]}}]\n")),
            Map.entry(
                "and a combination left out by hand",
                List.of(
                    5,
                    TWO
                        + "backbones: [{mlp: {hidden: [4]}}, {mlp: {hidden: [4, 4, 4]}}]\n"
                        + "strategies: [scratch, {fine-tune: {frozen: [1, 2, 3]}}]\n"
                        + "exclude: [{backbone: 'mlp(hidden=[4])', strategy:"
                        + " 'fine-tune(frozen=1)'}]\n")),
            Map.entry(
                "training by transfer",
                List.of(
                    2,
                    "transfers: [{name: x, source: "
                        + A
                        + ", target: "
                        + B
                        + "}, {name: y, source: "
                        + A
                        + ", target: "
                        + C
                        + "}]\n"
                        + MLP
                        + "strategies: [scratch]\n"
                        + "settings: [{transfer: x, training: {epochs: 5}}]\n")),
            Map.entry(
                "budgets",
                List.of(
                    3,
                    TWO
                        + MLP
                        + "strategies: [scratch]\n"
                        + "repeats: {training: 3}\n"
                        + "time-limit: {trial: 60 s}\n"
                        + "max-trials: 10\n")),
            Map.entry(
                "mixtures of different strength",
                List.of(
                    12,
                    "source: "
                        + A
                        + "\n"
                        + "target: {blobs: {samples: 100, train: 80, random-state: 2}, count: [40,"
                        + " 60], validation: 0.2}\n"
                        + MLP
                        + "training: {epochs: 2}\n"
                        + "strategies:\n"
                        + "  - fine-tune: {frozen: 0, training: {augmentation: {sweep: [[], [mixup:"
                        + " 0.2], [mixup: 0.4]]}}}\n"
                        + "repeats: {training: 2}\n")),
            Map.entry(
                "networks, dropout, depths and rates",
                List.of(
                    280,
                    TWO
                        + "backbones:\n"
                        + "  - mlp: {hidden: {sweep: [[4], [8, 8]]}, dropout: [0, 0.5]}\n"
                        + "strategies:\n"
                        + "  - fine-tune: {frozen: [0, 50%, all], rate: [0.1, 0.01]}\n"
                        + "  - scratch\n"
                        + "training: {epochs: 2}\n"
                        + "repeats: {source: 2, training: 5}\n")),
            Map.entry(
                "epochs shared and swept",
                List.of(
                    2,
                    TWO
                        + MLP
                        + "strategies: [scratch]\n"
                        + "training: {schedule: {cosine: {}}, epochs: [5, 10]}\n"
                        + "source-training: {epochs: 10}\n")));
    return wishes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            wish ->
                DynamicTest.dynamicTest(
                    wish.getKey(),
                    () ->
                        assertThat(Planned.plan((String) wish.getValue().get(1)).trials())
                            .hasSize((int) wish.getValue().get(0))));
  }
}
