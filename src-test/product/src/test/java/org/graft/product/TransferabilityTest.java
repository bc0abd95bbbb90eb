package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.study.Studies;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Transferability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transferability scores, before a run and in its report. */
final class TransferabilityTest {
  private static final String FILE =
      """
      experiment: taps
      source: {blobs: {samples: 400, random-state: 1, train: 200}}
      target: {blobs: {samples: 400, random-state: 2, train: 200}, as: second blobs}
      backbones: [{mlp: {hidden: [8, 8, 8]}}, {mlp: {hidden: [3, 3, 3]}}]
      training: {optimizer: {adam: {rate: 0.01}}, epochs: 10}
      strategies:
        - feature-extractor: {tap: [1, 2, 3]}
        - scratch
      repeats: {training: 2}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void ranksBackbonesAndTapsBeforeAnythingIsTrained() throws Exception {
    Graft.Result result =
        new Graft(folder)
            .run(
                "score",
                "--json",
                "--resamples",
                "2",
                "--tap",
                "1",
                "--tap",
                "all",
                "--score",
                "leep",
                "--score",
                "logme",
                "--source",
                "{blobs: {random-state: 1}}",
                "--target",
                "{blobs: {random-state: 2}}",
                "--backbone",
                "{mlp: {hidden: [8, 8]}}");
    assertThat(result.exit()).as(result.err()).isZero();
    JsonArray rows = JsonParser.parseString(result.out()).getAsJsonArray();
    assertThat(rows).hasSize(4);
    double before = Double.POSITIVE_INFINITY;
    for (JsonElement row : rows.asList().subList(2, 4)) {
      assertThat(row.getAsJsonObject().get("score").getAsString()).isEqualTo("logme");
      assertThat(row.getAsJsonObject().get("value").getAsDouble()).isLessThanOrEqualTo(before);
      before = row.getAsJsonObject().get("value").getAsDouble();
    }
    assertThat(rows.get(0).getAsJsonObject().get("value").getAsDouble())
        .as("LEEP reads class probabilities, whatever the tap")
        .isCloseTo(rows.get(1).getAsJsonObject().get("value").getAsDouble(), within(1e-6))
        .isNegative();
  }

  @Test
  void standBesideWhatTheTrialsGave() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("taps.yaml", FILE);
    assertThat(graft.run("run", "taps.yaml").out()).doesNotContain("Kendall");

    Graft.Result scored = graft.run("run", "taps.yaml", "scores=[leep, logme]");
    assertThat(scored.exit()).as(scored.err()).isZero();
    assertThat(scored.err()).as("no trial runs again for its scores").contains("16 done before");
    assertThat(scored.out())
        .contains("On second blobs with feature-extractor, over 6 source models and taps,")
        .contains("agreed best with accuracy: weighted Kendall tau", "the first by");
    assertThat(Files.readString(folder.resolve("runs/taps/report/index.html")))
        .contains("Transferability scores", "Agreement of transferability scores with accuracy");

    List<JsonObject> trials =
        graft
            .run("export", "taps", "--format", "jsonl")
            .out()
            .lines()
            .map(line -> JsonParser.parseString(line).getAsJsonObject())
            .toList();
    assertThat(trials).hasSize(16);
    assertThat(trials)
        .allSatisfy(
            trial -> {
              JsonObject scores = trial.getAsJsonObject("transferability");
              boolean carried = !trial.get("strategy").getAsString().equals("scratch");
              assertThat(scores.get("logme").isJsonNull()).isNotEqualTo(carried);
              assertThat(trial.get("tap").isJsonNull()).isNotEqualTo(carried);
            });
  }

  /** The Transfer Learning Library's published scores and accuracies, with SciPy 1.10's taus. */
  @Test
  void agreeWithResultsAsSciPySaysOfPublishedScores() throws Exception {
    List<String[]> rows =
        Files.readAllLines(
                Graft.ROOT.resolve(
                    "core/stats/src/test/resources/org/graft/stats/effect/transferability-table.csv"))
            .stream()
            .map(line -> line.split(","))
            .filter(row -> row[0].equals("CIFAR10"))
            .toList();
    Declared declared =
        Declared.of(
            Planned.spec(
                "target: {blobs: {}, as: CIFAR10}\nbackbones:\n"
                    + rows.stream()
                        .map(
                            row ->
                                "  - {mlp: ["
                                    + (1 + rows.indexOf(row))
                                    + "], as: "
                                    + row[1]
                                    + "}\n")
                        .collect(Collectors.joining())
                    + "training: {epochs: 1}\nstrategies: [fine-tune]\nmetric: accuracy\n"
                    + "scores: [h-score, leep, logme, nce]\n"));
    List<Recorded> trials = new ArrayList<>();
    Map<String, List<TransferabilityScore>> scores = new LinkedHashMap<>();
    for (String[] row : rows) {
      trials.add(trial(row[1], Double.parseDouble(row[2]) / 100));
      List<TransferabilityScore> own = new ArrayList<>();
      for (int s = 0; s < 4; s++) {
        own.add(
            new TransferabilityScore(
                declared.scores().get(s).score().label(),
                "pool",
                2048,
                1000,
                Optional.of(Double.parseDouble(row[3 + s])),
                Optional.empty()));
      }
      scores.put(row[1], own);
    }
    Study study = Studies.of(declared, trials, Map.of(), Map.of(), List.of());
    Transferability one =
        Studies.with(study, declared, trials, scores).analysis().transferability().get(0);
    double[] expected = {.800, .638, .785, .714};
    for (int s = 0; s < 4; s++) {
      Estimate tau = one.agreements().get(s).tau();
      assertThat(tau.orNaN()).isCloseTo(expected[s], within(6e-4));
      assertThat(tau.interval().orElseThrow().contains(expected[s])).isTrue();
    }
    assertThat(one.candidates().get(0).result())
        .isEqualTo(one.candidates().stream().mapToDouble(c -> c.result()).max().orElseThrow());
    assertThat(one.sentence())
        .contains(
            "On CIFAR10 with fine-tune, over 10 source models",
            "h-score agreed best",
            "leep least");
  }

  @Test
  void sayWhatTheyWereComputedFor() throws Exception {
    Declared declared =
        Declared.of(
            Planned.spec(
                """
                target: {blobs: {}, as: T}
                backbones: [{mlp: [1], as: a}, {mlp: [2], as: b}, {mlp: [3], as: c}, {mlp: [4], as: d}, {mlp: [5], as: e}]
                training: {epochs: 1}
                strategies: [fine-tune]
                metric: accuracy
                scores: [leep, logme, nce]
                """));
    List<Recorded> trials = new ArrayList<>();
    Map<String, List<TransferabilityScore>> scores = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      String network = "abcde".substring(i, i + 1);
      trials.add(trial(network, 0.5 + 0.1 * i));
      List<Optional<Double>> values =
          List.of(
              Optional.of((double) i),
              Optional.of(-1.0 * i).filter(v -> v > -3),
              Optional.<Double>empty());
      List<TransferabilityScore> own = new ArrayList<>();
      for (int s = 0; s < 3; s++) {
        Optional<String> refusal = values.get(s).isPresent() ? Optional.empty() : Optional.of("no");
        String label = declared.scores().get(s).score().label();
        own.add(new TransferabilityScore(label, "pool", 9, 99, values.get(s), refusal));
      }
      scores.put(network, own);
    }
    Study study = Studies.of(declared, trials, Map.of(), Map.of(), List.of());
    Study scored = Studies.with(study, declared, trials, scores);
    Transferability one = scored.analysis().transferability().get(0);
    assertThat(one.agreements())
        .extracting(Transferability.Agreement::ranked)
        .containsExactly(5, 3, 0);
    assertThat(one.agreements().get(0).tau())
        .isEqualTo(
            Estimate.withoutInterval(
                1, "the statistic is the same on every resample: no interval"));
    assertThat(one.agreements().get(1).tau().orNaN()).isEqualTo(-1);
    assertThat(one.sentence()).contains("over 5 source models and taps, leep agreed best");
    assertThat(scored.documentation().methods().paragraphs())
        .filteredOn(p -> p.heading().equals("Transferability scores"))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.text())
                    .contains(
                        "leep", "logme", "were computed on at most 1,000 rows", "[@vigna2015]")
                    .doesNotContain("nce (", "bootstrap"));
    assertThat(Studies.with(study, declared, trials, Map.of()).documentation())
        .isEqualTo(study.documentation());
  }

  private static Recorded trial(String network, double accuracy) {
    TrialCard card =
        new TrialCard(network, "b", "CIFAR10", network, "fine-tune", 0, 0, new Seed(1));
    Outcome outcome =
        new Outcome.Completed(
            network,
            Map.of("accuracy", accuracy),
            List.of(),
            List.of(),
            Optional.empty(),
            Map.of("fit", 1.0),
            1,
            "");
    return new Recorded(
        card,
        Optional.of(network),
        Optional.empty(),
        "aa",
        "{}",
        "{\"strategy\": \"{\\\"fine-tune\\\": {\\\"frozen\\\": 0}}\", \"tap\": \"\"}",
        Optional.of(outcome),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void areOfClasses() throws Exception {
    Path file =
        Files.writeString(folder.resolve("t.csv"), "a,y\n" + "1,2\n2,3\n3,5\n4,4\n".repeat(10));
    String data = "{csv: {train: '" + file + "', targets: [y]}, test: 0.3, as: %s}";
    assertThatThrownBy(
            () ->
                Planned.plan(
                    "source: "
                        + data.formatted("s")
                        + "\ntarget: "
                        + data.formatted("t")
                        + "\nbackbone: {mlp: [3]}\ntraining: {epochs: 1}\nstrategies: [scratch]\n"
                        + "scores: [logme]\n"))
        .hasMessageContaining("transferability scores are of classes, and t is of numbers");
  }
}
