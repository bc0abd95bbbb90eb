package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plugin.PluginJars;
import org.graft.engine.problem.SpecException;
import org.graft.engine.problem.UserException;
import org.graft.engine.score.ExperimentScores;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.Tracker;
import org.graft.spi.TrialExecutor;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.Machine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a plugin throws or hands back costs its own trials. */
final class BrokenPluginsTest {
  private static final List<String> TYPES =
      List.of(
          "Evil",
          "EvilRecipe",
          "EvilMetric",
          "EvilScore",
          "EvilTrainer",
          "EvilData",
          "EvilExecutor",
          "EvilTracker");
  private static final String FILE =
      """
      experiment: broken
      source: {points: {seed: 1}}
      target: {points: {seed: 2}}
      backbone: net
      training: {epochs: 1, batch: 10}
      strategies: [anew]
      trainer: worker
      """;

  @TempDir private Path folder = Path.of("");
  private SpecReader reader = Lab.reader();

  /** Folder of the latest run. */
  private Path ran = Path.of("");

  @BeforeEach
  void compiles() throws IOException {
    PluginJars jars = new PluginJars(Files.createDirectories(folder.resolve("work")));
    for (String type : TYPES) {
      jars.source(type, source(type));
    }
    String all = TYPES.stream().map(type -> type + ".class").collect(Collectors.joining(", "));
    jars.source("EvilPlugin", PluginJars.plugin("EvilPlugin", "Plugin.SPI", all))
        .jar(folder.resolve("plugins/evil.jar"), "demo.EvilPlugin", any -> true);
    reader = Lab.reader(folder.resolve("plugins"));
  }

  private static String source(String type) throws IOException {
    try (InputStream in = BrokenPluginsTest.class.getResourceAsStream("/evil/" + type + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void failsTheTrialsOfAStrategyThatBreaksWhenItIsAsked() throws Exception {
    Map<String, String> expected =
        Map.of(
            "p-npe", "refusal() threw NullPointerException: npe in refusal",
            "p-soe", "refusal() threw StackOverflowError",
            "p-link", "refusal() threw a class is missing: gone/Class",
            "p-null", "refusal() threw NullPointerException: it gave null",
            "p-sneaky", "refusal() threw IOException: sneaky",
            "p-exit",
                "refusal() threw it called System.exit(0); a plugin may not end Graft's process");
    Map<String, Outcome> ends = run(FILE.replace("[anew]", modes("evil", expected.keySet())));
    assertThat(ends.remove("anew")).isInstanceOf(Outcome.Completed.class);
    fails(ends, "evil", "RECIPE strategy 'evil' (evil.jar): ", expected);
  }

  @Test
  void failsTheTrialsOfAProgramThatBreaks() throws Exception {
    Map<String, String> fit = new HashMap<>();
    fit.put("rte", "RuntimeException: boom");
    fit.put("nullmsg", "RuntimeException");
    fit.put("longmsg", "RuntimeException: xxxx");
    fit.put("badmsg", "RuntimeException: a\\x00b\\ud800c");
    fit.put("nomsg", "demo.Evil$1: its message cannot be read: UnsupportedOperation");
    fit.put("error", "Error: error");
    fit.put("soe", "StackOverflowError");
    fit.put("oom", "out of memory (");
    fit.put("link", "a class is missing: gone/Class");
    fit.put("assert", "AssertionError: assert");
    fit.put("interrupted", "InterruptedException: mine");
    fit.put("sneaky", "Throwable: raw throwable");
    fit.put("exit", "it called System.exit(0)");
    fit.put("halt", "it called System.exit(1)");
    fit.put("nullfit", "fit() gave no model");
    Map<String, String> predict = new HashMap<>();
    predict.put("neg", "a probability of test example 0 is -1.0, expected 0 to 1");
    predict.put("sum", "the probabilities of test example 0 sum to 2.4, expected 1");
    predict.put("shape", "its probabilities are 10x4, expected 10x3");
    predict.put("rows", "its probabilities are 1x3, expected 10x3");
    predict.put("nullp", "it gave no probabilities");
    predict.put("throwp", "IOException: in probabilities");
    predict.put("params", "it says that training moved -5 numbers");
    Set<String> harmless = Set.of("interrupt", "close", "locale", "streams", "threads", "mutate");
    Set<String> all = new java.util.TreeSet<>(fit.keySet());
    all.addAll(predict.keySet());
    all.add("nan");
    all.addAll(harmless);
    Map<String, Outcome> ends = run(FILE.replace("[anew]", modes("evil", all)));
    assertThat(ends.remove("anew")).isInstanceOf(Outcome.Completed.class);
    for (String mode : harmless) {
      assertThat(ends.remove("evil(mode=" + mode + ")"))
          .as(mode)
          .isInstanceOf(Outcome.Completed.class);
    }
    assertThat(words(ends.remove("evil(mode=nan)")))
        .startsWith("PREDICT training diverged: predictions are not finite");
    fails(ends, "evil", "FIT strategy 'evil' (evil.jar): ", fit);
    fails(ends, "evil", "PREDICT strategy 'evil' (evil.jar): ", predict);
    assertThat(ends).hasSize(fit.size() + predict.size());
  }

  @Test
  void failsTheTrialsOfARecipeThatBreaks() throws Exception {
    Map<String, String> expected =
        Map.of(
            "error", "recipe() threw Error: in recipe",
            "nil", "recipe() threw NullPointerException: it gave null");
    Map<String, Outcome> ends =
        run(FILE.replace("[anew]", modes("evil-recipe", expected.keySet())));
    assertThat(ends.remove("anew")).isInstanceOf(Outcome.Completed.class);
    fails(ends, "evil-recipe", "RECIPE strategy 'evil-recipe' (evil.jar): ", expected);
  }

  @Test
  void failsTrialsByTheMetricThatBreaks() throws Exception {
    Map<String, String> expected =
        Map.of(
            "error", "evil-metric(mode=error) (evil.jar): Error: in score",
            "soe", "evil-metric(mode=soe) (evil.jar): StackOverflowError",
            "infinite", "evil-metric(mode=infinite): its score is Infinity, expected a finite");
    for (Map.Entry<String, String> one : expected.entrySet()) {
      Map<String, Outcome> ends =
          run(FILE + "metrics: [{evil-metric: {mode: " + one.getKey() + "}}]\n");
      assertThat(words(ends.get("anew"))).startsWith("SCORE " + one.getValue());
    }
  }

  @Test
  void notesTransferabilityScoresThatBreakAndRecordsThemNot() throws Exception {
    String file =
        FILE.replace("[anew]", "[keep: {frozen: 1}]")
            + "scores: [evil-score: {mode: fine}, evil-score: {mode: infinite}, evil-score: {mode:"
            + " link}]\n";
    List<String> notes = new ArrayList<>();
    assertThat(scores(file, notes))
        .extracting(one -> one.value().map(String::valueOf).or(one::refusal).orElseThrow())
        .containsExactly("1.0");
    assertThat(notes)
        .hasSize(2)
        .allSatisfy(
            note ->
                assertThat(note)
                    .contains("'evil-score' (evil.jar) failed on features at ")
                    .endsWith("the next run tries again"));
    assertThat(notes.get(0))
        .contains("its score is Infinity, expected a finite number", "refusal()");
    assertThat(notes.get(1))
        .contains("a class is missing: gone/Class, at EvilScore.score(EvilScore.java:9)");
  }

  @Test
  void leavesOutTransferabilityScoresOfASourceModelThatFails() throws Exception {
    String file =
        FILE.replace("[anew]", "[keep: {frozen: 1}]")
                .replace("trainer: worker", "trainer: {evil-trainer: {mode: train}}")
            + "scores: [evil-score: {mode: fine}]\n";
    List<String> notes = new ArrayList<>();
    assertThat(scores(file, notes)).isEmpty();
    assertThat(notes).as("its trials have failed, which is said of them").isEmpty();
  }

  /** What is recorded of a file's only trial after a run. */
  private List<TransferabilityScore> scores(String file, List<String> notes) throws Exception {
    Plan plan = Lab.plan(reader, file);
    run(file);
    ThreadCounts one = new ThreadCounts(OptionalInt.of(1), 1);
    try (SqliteLedger ledger = SqliteLedger.open(ran.resolve(SqliteLedger.FILE));
        Sessions sessions = new Sessions(Machine.Device.CPU, one, Lab.access())) {
      Store store = new Store(ran.resolve("store"), StoreLimit.STANDARD);
      String experiment = ledger.latest().orElseThrow().id();
      new ExperimentScores(
              plan,
              ledger,
              new SourceModels(plan.spec(), store, sessions, Lab.access()),
              sessions,
              new FeatureTables(store, sessions))
          .run(experiment, notes::add);
      return ledger
          .transferability(experiment, Declared.of(plan).scoreDefinitions())
          .values()
          .stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  @Test
  void failsTheTrialsOfATrainerThatBreaks() throws Exception {
    Map<String, String> expected = new HashMap<>();
    expected.put("open", "trainer 'evil-trainer' (evil.jar) cannot start: Error: in open");
    expected.put("train", "FIT trainer 'evil-trainer' (evil.jar): Error: in train");
    expected.put("interrupted", "FIT InterruptedException: mine");
    expected.put("nil", "it was to train 1 networks and gave no fits");
    expected.put("none", "it was to train 1 networks and gave 0 fits");
    expected.put("weights", "after training, no weights for 'dense_1/kernel'");
    expected.put("outputs", "PREDICT trainer 'evil-trainer' (evil.jar): it gave no output of");
    expected.put("shape", "its output of 'output' is 1x1, expected 10x3");
    expected.put("sum", "PREDICT trainer 'evil-trainer' (evil.jar): a probability of test");
    for (Map.Entry<String, String> one : expected.entrySet()) {
      Map<String, Outcome> ends =
          run(
              FILE.replace(
                  "trainer: worker", "trainer: {evil-trainer: {mode: " + one.getKey() + "}}"));
      assertThat(words(ends.get("anew"))).as(one.getKey()).contains(one.getValue());
    }
  }

  @Test
  void namesTheDataSetThatBreaksBeforeAnythingTrains() {
    Map<String, String> expected = new HashMap<>();
    expected.put(
        "nil", "data set 'evil-data' (evil.jar) threw NullPointerException: load() gave null");
    expected.put("error", "data set 'evil-data' (evil.jar) threw Error: in load");
    expected.put("soe", "data set 'evil-data' (evil.jar) threw StackOverflowError");
    expected.put("nan", "train example 1 (from 0) holds NaN; inputs must be finite numbers");
    expected.put("rows", "data set 'evil-data' (evil.jar) threw IllegalStateException: in rows");
    expected.put("empty", "it has 2 classes and 0 examples of 2 numbers; each must be 1 or more");
    expected.put("twins", "it has two classes named 'a'");
    expected.forEach(
        (mode, what) ->
            assertThatThrownBy(
                    () ->
                        Lab.plan(
                            reader,
                            FILE.replaceFirst(
                                "target: .*", "target: {evil-data: {mode: " + mode + "}}")))
                .as(mode)
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(what));
  }

  @Test
  void saysThatAnExecutorBrokeItsPromises() throws Exception {
    Map<String, String> expected =
        Map.of(
            "error", "Error: in execute, at EvilExecutor.execute(",
            "lazy", "it ended with 1 of 1 steps not run, the first of them ",
            "interrupted", "InterruptedException: mine");
    for (Map.Entry<String, String> one : expected.entrySet()) {
      TrialExecutor evil =
          reader.extension(TrialExecutor.class, "evil-executor: {mode: " + one.getKey() + "}", "-");
      assertThatThrownBy(() -> run(FILE, evil, List.of()))
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith("executor 'evil-executor' (evil.jar): " + one.getValue())
          .hasMessageContaining("; what had ended is recorded");
    }
    TrialExecutor twice =
        reader.extension(TrialExecutor.class, "evil-executor: {mode: twice}", "-");
    assertThat(run(FILE, twice, List.of()).get("anew")).isInstanceOf(Outcome.Completed.class);
  }

  @Test
  void runsOnWhateverATrackerThrows() throws Exception {
    Tracker evil = reader.extension(Tracker.class, "evil-tracker", "-");
    assertThat(run(FILE, new ThreadExecutor(2, 0), List.of(evil)).get("anew"))
        .isInstanceOf(Outcome.Completed.class);
  }

  private static String modes(String strategy, Set<String> modes) {
    return "[anew, "
        + modes.stream()
            .sorted()
            .map(mode -> "{" + strategy + ": {mode: " + mode + "}}")
            .collect(Collectors.joining(", "))
        + "]";
  }

  private static void fails(
      Map<String, Outcome> ends, String strategy, String start, Map<String, String> expected) {
    expected.forEach(
        (mode, what) -> {
          String words = words(ends.get(strategy + "(mode=" + mode + ")"));
          assertThat(words).as(mode).startsWith(start + what).hasSizeLessThan(2200);
        });
  }

  private static String words(@Nullable Outcome end) {
    return end instanceof Outcome.Failed failed
        ? failed.stage() + " " + failed.message()
        : String.valueOf(end);
  }

  private Map<String, Outcome> run(String file) throws Exception {
    return run(file, new ThreadExecutor(2, 0), List.of());
  }

  /** Outcomes by strategy. */
  private Map<String, Outcome> run(String file, TrialExecutor executor, List<Tracker> trackers)
      throws Exception {
    Plan plan = Lab.plan(reader, file);
    Path own = Files.createTempDirectory(folder, "run");
    ran = own;
    Stop stop = new Stop();
    Store store = new Store(own.resolve("store"), StoreLimit.STANDARD);
    ThreadCounts one = new ThreadCounts(OptionalInt.of(1), 1);
    try (SqliteLedger ledger = SqliteLedger.open(own.resolve(SqliteLedger.FILE));
        Sessions sessions = new Sessions(Machine.Device.CPU, one, Lab.access());
        Work work = new LocalWork(plan.spec(), store, sessions, Lab.access(), stop)) {
      Identity identity = new Identity("machine", "version", "folder");
      Run run = new Run(plan, ledger, work, executor, trackers, identity, stop);
      String experiment = run.execute(Lab.steps(plan).left(Set.of()));
      Map<String, Outcome> ends = new HashMap<>();
      for (Recorded trial : ledger.trials(experiment)) {
        Optional<Outcome> end = trial.outcome();
        ends.put(trial.card().strategy(), end.orElseThrow());
      }
      return ends;
    }
  }
}
