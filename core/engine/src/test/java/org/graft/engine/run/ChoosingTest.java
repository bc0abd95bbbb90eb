package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.CandidateStep;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Rows;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.problem.SpecException;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Warning;
import org.graft.spi.training.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChoosingTest {
  private static final String FILE =
      """
      experiment: choosing
      source: {points: {seed: 1}}
      target: {points: {seed: 2}, validation: 0.5}
      backbone: net
      training: {epochs: 2, batch: 5}
      strategies: [anew, rated: {rate: {choose: [0.3, 0.1, 0.001, 1.0e+30]}}]
      repeats: {training: 3}
      trainer: worker
      """;

  private static final String KEEP = "selection={then: keep}";

  @TempDir private Path folder = Path.of("");

  @Test
  void choosesTheBestOnValidationOfEachReplicateAndTestsItAlone() throws Exception {
    Plan plan = Lab.planOf(FILE);
    ChoiceRun run = run(plan);
    assertThat(run.outcomes()).hasSize(6).allMatch(Outcome.Completed.class::isInstance);
    for (PlannedTrial trial : plan.trials()) {
      List<Tried> tried = run.of(trial);
      double best =
          tried.stream()
              .mapToDouble(Tried::score)
              .filter(s -> !Double.isNaN(s))
              .min()
              .orElseThrow();
      assertThat(tried.stream().filter(Tried::chosen))
          .singleElement()
          .extracting(Tried::score)
          .isEqualTo(best);
    }
    assertThat(run.scores()).as("accuracy and log-loss of each trial").isEqualTo(12);
  }

  @Test
  void neverChoosesACandidateThatDiverged() throws Exception {
    Plan plan = Lab.planOf(FILE);
    ChoiceRun run = run(plan);
    for (PlannedTrial trial : choosing(plan)) {
      Tried diverged = run.of(trial).get(3);
      assertThat(diverged.settings()).isEqualTo(Map.of("rate", "1E+30"));
      assertThat(diverged.chosen()).isFalse();
      assertThat(diverged.failure().orElseThrow()).contains("diverged");
      assertThat(diverged.scores()).isEmpty();
    }
  }

  @Test
  void failsATrialAllOfWhoseCandidatesFail() throws Exception {
    Plan plan = Lab.planOf(FILE, "strategies=[rated: {rate: {choose: [1.0e+30, 1.0e+29]}}]");
    assertThat(run(plan).outcomes())
        .hasSize(3)
        .allSatisfy(
            end ->
                assertThat(((Outcome.Failed) end).message())
                    .startsWith(
                        "none of its 2 candidates has a score to choose by; the first that failed:"));
  }

  @Test
  void keepsTheVeryModelThatWon() throws Exception {
    Map<String, Outcome> grid = new LinkedHashMap<>();
    Plan compared = Lab.planOf(FILE, "strategies=[rated: {rate: [0.3, 0.1, 0.001]}]");
    ChoiceRun all = run(compared);
    for (PlannedTrial trial : compared.trials()) {
      grid.put(trial.card().trainingReplicate() + trial.card().strategy(), all.outcome(trial));
    }
    Plan plan = Lab.planOf(FILE, KEEP);
    ChoiceRun run = run(plan);
    for (PlannedTrial trial : choosing(plan)) {
      String rate =
          run.of(trial).stream()
              .filter(Tried::chosen)
              .findFirst()
              .orElseThrow()
              .settings()
              .get("rate");
      String place = trial.card().trainingReplicate() + "rated(rate=" + rate + ")";
      Outcome.Completed same =
          (Outcome.Completed) Optional.ofNullable(grid.get(place)).orElseThrow();
      Outcome.Completed own = (Outcome.Completed) run.outcome(trial);
      assertThat(own.scores()).containsAllEntriesOf(same.scores());
      assertThat(own.confusion()).isEqualTo(same.confusion());
    }
  }

  @Test
  void choosesTheSameWhateverTheTestRowsAre() throws Exception {
    for (String rule : List.of("{}", "{then: keep}", "{on: {folds: 3}}", "{on: {resamples: 2}}")) {
      Plan one = Lab.planOf(FILE, "selection=" + rule);
      Plan other = Lab.planOf(FILE, "selection=" + rule, "target.points.test=99");
      ChoiceRun first = run(one);
      ChoiceRun second = run(other);
      for (int i = 0; i < one.trials().size(); i++) {
        assertThat(withoutTimes(second.of(other.trials().get(i))))
            .isEqualTo(withoutTimes(first.of(one.trials().get(i))));
      }
      assertThat(second.outcomes().stream().map(o -> ((Outcome.Completed) o).scores()).toList())
          .isNotEqualTo(
              first.outcomes().stream().map(o -> ((Outcome.Completed) o).scores()).toList());
    }
  }

  @Test
  void scoresEachCandidateOnEveryFoldAndTrainsTheChosenOneOnAllRows() throws Exception {
    Plan plan = Lab.planOf(FILE, "selection={on: {folds: 4}}");
    ChoiceRun run = run(plan);
    for (PlannedTrial trial : plan.trials()) {
      for (Tried tried : run.of(trial)) {
        assertThat(tried.scores()).hasSize(tried.failure().isPresent() ? 0 : 4);
      }
      Rows.Own rows =
          trial
              .candidates()
              .get(0)
              .then()
              .rows()
              .of(
                  trial.arm().setting().task().target(),
                  FeatureTables.splits(trial.arm().setting().target().dataset(), Optional.empty()),
                  trial.card().seed());
      assertThat(rows.train().size()).isEqualTo(20);
    }
  }

  @Test
  void trainsOnceMoreForAsManyEpochsAsEarlyStoppingLeft() throws Exception {
    Plan plan =
        Lab.planOf(
            FILE,
            "training={epochs: 30, batch: 5, early-stopping: {patience: 1}}",
            "source.validation=0.5");
    ChoiceRun run = run(plan);
    for (PlannedTrial trial : choosing(plan)) {
      List<Tried> tried = run.of(trial);
      Tried chosen = tried.stream().filter(Tried::chosen).findFirst().orElseThrow();
      PlannedTrial then = Chosen.then(trial, tried);
      assertThat(then.arm().recipe().orElseThrow().phases())
          .singleElement()
          .satisfies(
              phase -> {
                assertThat(phase.training().earlyStopping()).isEmpty();
                assertThat(phase.training().epochs()).isEqualTo(chosen.epochs().get(0));
              });
      assertThat(((Outcome.Completed) run.outcome(trial)).epochs())
          .isEqualTo(chosen.epochs().get(0));
    }
  }

  @Test
  void findsScoresOfCandidatesThatAnEarlierRunLeft() throws Exception {
    Plan plan = Lab.planOf(FILE);
    List<Step> left = Lab.steps(plan).left(Set.of());
    Store store = new Store(folder.resolve("store"), StoreLimit.STANDARD);
    for (boolean reused : new boolean[] {false, true}) {
      try (Sessions sessions = sessions();
          Work work = new LocalWork(plan.spec(), store, sessions, Lab.access())) {
        for (Step step : left) {
          if (step instanceof CandidateStep) {
            assertThat(work.run(step))
                .isInstanceOfSatisfying(
                    StepOutcome.Shared.class,
                    done -> assertThat(done.event().reused()).isEqualTo(reused));
          }
        }
      }
    }
  }

  @Test
  void choosesDepthsAndLeavesOutWhatDoesNotFit() throws Exception {
    Plan plan = Lab.planOf(FILE, "strategies=[rated: {frozen: {choose: [0, 1, 2, 7]}}]", KEEP);
    assertThat(plan.warnings())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("leaves out a candidate: frozen=7: depth 7 does not fit a network"));
    ChoiceRun run = run(plan);
    assertThat(run.outcomes()).allMatch(Outcome.Completed.class::isInstance);
    assertThat(run.of(plan.trials().get(0)).stream().map(Tried::settings).toList())
        .containsExactly(Map.of("frozen", "0"), Map.of("frozen", "1"), Map.of("frozen", "2"));
  }

  @Test
  void triesCandidatesOneByOneThatBreakTogether() throws Exception {
    Plan plan = Lab.planOf(FILE, "trainer.worker.fails=batches");
    assertThat(run(plan).outcomes()).hasSize(6).allMatch(Outcome.Completed.class::isInstance);
  }

  @Test
  void reportsWhatWasChosenHowOftenAndTheGapToTheTestSplit() throws Exception {
    Plan plan = Lab.planOf(FILE);
    ChoiceRun run = run(plan);
    Choices choices = run.study().analysis().settings().get(0).choices().get(1);
    assertThat(choices.strategy()).isEqualTo("rated(rate=chosen)");
    assertThat(choices.replicates()).isEqualTo(3);
    assertThat(choices.candidates()).isEqualTo(4);
    assertThat(choices.failed()).isEqualTo(3);
    Choices.Setting rate = choices.settings().get(0);
    assertThat(rate.values().stream().map(Choices.Value::text))
        .containsExactly("0.001", "0.1", "0.3", "1E+30");
    assertThat(rate.values().stream().mapToInt(Choices.Value::chosen).sum()).isEqualTo(3);
    double first =
        choosing(plan).stream()
            .mapToDouble(trial -> run.of(trial).get(2).score())
            .average()
            .orElseThrow();
    assertThat(rate.values().get(0).heldOut().orNaN()).isCloseTo(first, within(1e-12));
    assertThat(rate.values().get(3).heldOut().refusal()).isPresent();
    double gap = 0;
    for (PlannedTrial trial : choosing(plan)) {
      Outcome.Completed done = (Outcome.Completed) run.outcome(trial);
      Tried chosen = run.of(trial).stream().filter(Tried::chosen).findFirst().orElseThrow();
      gap += (done.scores().getOrDefault("log-loss", Double.NaN) - chosen.score()) / 3;
    }
    assertThat(choices.gap().difference().orNaN()).isCloseTo(gap, within(1e-12));
    assertThat(choices.gap().difference().interval()).isPresent();
  }

  @Test
  void saysInTheMethodsHowSettingsWereChosenAndWarnsOfUnequalNumbersAndEdges() throws Exception {
    Study study =
        run(Lab.planOf(FILE, "strategies=[anew, rated: {rate: {choose: [0.001, 0.0001, 0.01]}}]"))
            .study();
    assertThat(study.documentation().methods().paragraphs())
        .filteredOn(p -> p.heading().equals("Choice of settings"))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.text())
                    .contains(
                        "by log-loss on the validation split: rate of rated(rate=chosen), among 3"
                            + " candidates.",
                        "What was chosen was trained once more on all rows but the test split's and"
                            + " tested, once"));
    assertThat(study.analysis().warnings().stream().map(Warning::text))
        .anySatisfy(
            text -> assertThat(text).contains("(anew 1, nothing to choose; rated(rate=chosen) 3)"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("rate of rated(rate=chosen) (the largest, 0.01, in 3 of 3)"));
    assertThat(study.documentation().checklist())
        .filteredOn(item -> item.question().startsWith("How were hyperparameters chosen"))
        .singleElement()
        .satisfies(
            item -> assertThat(item.answer()).contains("among 3 candidates; never on the test"));
  }

  @Test
  void saysWhereThereIsNothingToChooseOn() {
    assertThatThrownBy(() -> Lab.planOf(FILE.replace(", validation: 0.5", "")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("it chooses on a validation split, and the target has none");
  }

  @Test
  void saysWhereStrategiesHaveDifferentNumbersOfCandidates() {
    assertThat(Lab.planOf(FILE).warnings())
        .anySatisfy(
            note -> assertThat(note).contains("(anew 1, nothing to choose; rated(rate=chosen) 4)"));
  }

  private static List<PlannedTrial> choosing(Plan plan) {
    return plan.trials().stream().filter(t -> t.candidates().size() > 1).toList();
  }

  private static List<Object> withoutTimes(List<Tried> tried) {
    return tried.stream()
        .<Object>map(t -> List.of(t.settings(), t.scores(), t.epochs(), t.failure(), t.fate()))
        .toList();
  }

  private static Sessions sessions() {
    return new Sessions(Machine.Device.CPU, new ThreadCounts(OptionalInt.of(1), 1), Lab.access());
  }

  private ChoiceRun run(Plan plan) throws Exception {
    return ChoiceRun.of(plan, Files.createTempDirectory(folder, "run"));
  }
}
