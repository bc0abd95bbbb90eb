package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.Pruning;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PruningTest {
  private static final String FILE =
      """
      experiment: pruning
      source: {points: {seed: 1}}
      target: {points: {seed: 2}, validation: 0.5}
      backbone: net
      training: {epochs: 12, batch: 5, schedule: cosine}
      strategies: [rated: {rate: {choose: [0.3, 0.1, 0.001, 1.0e-5]}}]
      selection: {prune: successive-halving}
      repeats: {training: 3}
      trainer: worker
      """;

  private static final String WHOLE = "selection={}";

  @TempDir private Path folder = Path.of("");

  @Test
  void givesEachRungTheSameBudget() {
    Pruning halving = new Pruning(2);
    assertThat(halving.rungs(8, 70))
        .containsExactly(new Pruning.Rung(8, 10), new Pruning.Rung(4, 30), new Pruning.Rung(2, 70));
    assertThat(halving.rungs(5, 70))
        .as("half of five is two")
        .containsExactly(new Pruning.Rung(5, 20), new Pruning.Rung(2, 70));
    assertThat(new Pruning(3).rungs(9, 40))
        .containsExactly(new Pruning.Rung(9, 10), new Pruning.Rung(3, 40));
    assertThat(halving.rungs(2, 7)).isEmpty();
    assertThat(halving.rungs(1, 7)).isEmpty();
    assertThat(new Pruning(3).rungs(5, 20)).isEmpty();
  }

  @Test
  void leavesOutRungsThatAddNoEpoch() {
    assertThat(new Pruning(2).rungs(8, 2))
        .containsExactly(new Pruning.Rung(8, 1), new Pruning.Rung(2, 2));
    assertThat(new Pruning(2).rungs(8, 1)).isEmpty();
  }

  @Test
  void trainsAllForAFewEpochsAndTheBetterHalfToTheEnd() throws Exception {
    Plan plan = Lab.planOf(FILE);
    ChoiceRun run = run(plan);
    Plan whole = Lab.planOf(FILE, WHOLE);
    ChoiceRun unpruned = run(whole);
    for (int t = 0; t < plan.trials().size(); t++) {
      List<Tried> tried = run.of(plan.trials().get(t));
      List<Tried> stopped = tried.stream().filter(one -> one.fate() == Tried.Fate.STOPPED).toList();
      assertThat(stopped).hasSize(2).allMatch(one -> one.epochs().equals(List.of(4)));
      for (int i = 0; i < 4; i++) {
        if (tried.get(i).fate() != Tried.Fate.STOPPED) {
          Tried same = unpruned.of(whole.trials().get(t)).get(i);
          assertThat(tried.get(i).epochs()).containsExactly(12);
          assertThat(tried.get(i).scores()).isEqualTo(same.scores());
        }
      }
      assertThat(tried).filteredOn(Tried::chosen).hasSize(1);
      assertThat(run.outcome(plan.trials().get(t))).isInstanceOf(Outcome.Completed.class);
    }
  }

  @Test
  void stopsATrainingWhereTheWholeOneWouldHaveBeen() throws Exception {
    Plan plan = Lab.planOf(FILE);
    ChoiceRun run = run(plan);
    Plan grid =
        Lab.planOf(
            FILE.replace("selection: {prune: successive-halving}\n", ""),
            "strategies=[rated: {rate: [0.3, 0.1, 0.001, 1.0e-5]}]",
            "curves=[validation]");
    ChoiceRun curves = run(grid);
    for (PlannedTrial trial : plan.trials()) {
      List<PlannedTrial> same =
          grid.trials().stream()
              .filter(t -> t.card().trainingReplicate() == trial.card().trainingReplicate())
              .toList();
      for (int i = 0; i < 4; i++) {
        Tried one = run.of(trial).get(i);
        if (one.fate() == Tried.Fate.STOPPED) {
          double loss =
              ((Outcome.Completed) curves.outcome(same.get(i)))
                  .curve().stream()
                      .filter(p -> p.split().equals("validation") && p.epoch() == 4)
                      .findFirst()
                      .orElseThrow()
                      .loss();
          assertThat(one.score()).isCloseTo(loss, org.assertj.core.api.Assertions.within(1e-5));
        }
      }
    }
  }

  @Test
  void findsEveryRungInTheStoreAfterAStop() throws Exception {
    Plan plan = Lab.planOf(FILE, "selection={on: {folds: 2}, prune: successive-halving}");
    Store store = new Store(folder.resolve("store"), StoreLimit.STANDARD);
    ChoiceRun first = ChoiceRun.of(plan, Files.createDirectory(folder.resolve("first")), store);
    ChoiceRun second = ChoiceRun.of(plan, Files.createDirectory(folder.resolve("second")), store);
    assertThat(second.tried()).as("seconds, too, are those of the first").isEqualTo(first.tried());
    assertThat(first.tried().values())
        .allSatisfy(tried -> assertThat(tried).allMatch(one -> one.scores().size() == 2));
  }

  @Test
  void refusesByNameWhatHasNoEpochs() {
    assertThatThrownBy(() -> Lab.planOf(FILE, "strategies=[equal: {which: {choose: [0, 1, 2]}}]"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("equal")
        .hasMessageContaining(
            "'prune: successive-halving' stops trainings after some epochs, and which=0 has none");
  }

  @Test
  void sendsTheNextBestOnWhereAllThatWentOnFail() {
    PlannedTrial trial = Lab.planOf(FILE).trials().get(0);
    Rungs rungs = new Rungs(trial);
    rungs.take(scores(rungs.wanted(), 4, 2, 3, 1));
    assertThat(rungs.wanted()).hasSize(2);
    rungs.take(scores(rungs.wanted(), Float.NaN, Float.NaN));
    assertThat(rungs.wanted()).as("the two that were next").hasSize(2);
    rungs.take(scores(rungs.wanted(), 8, 9));
    assertThat(rungs.wanted()).isEmpty();
    assertThat(rungs.chosen().tried().stream().map(Tried::fate))
        .containsExactly(
            Tried.Fate.NOT_CHOSEN, Tried.Fate.NOT_CHOSEN, Tried.Fate.CHOSEN, Tried.Fate.NOT_CHOSEN);
  }

  @Test
  void goesBackToEarlierRungsWhereAllOfTheLaterFail() {
    PlannedTrial trial =
        Lab.planOf(
                FILE,
                "strategies=[rated: {rate: {choose: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]}}]",
                "selection={prune: successive-halving, candidates: 8}")
            .trials()
            .get(0);
    Rungs rungs = new Rungs(trial);
    rungs.take(scores(rungs.wanted(), 1, 2, 3, 4, 5, 6, 7, 8));
    rungs.take(scores(rungs.wanted(), Float.NaN, Float.NaN, 3, 4));
    rungs.take(scores(rungs.wanted(), Float.NaN, Float.NaN));
    assertThat(rungs.wanted()).as("the best two of those stopped in the first rung").hasSize(2);
    rungs.take(scores(rungs.wanted(), 6, 5));
    assertThat(rungs.wanted()).isEmpty();
    assertThat(rungs.chosen().tried().get(5).fate()).isEqualTo(Tried.Fate.CHOSEN);
  }

  @Test
  void saysWhereNothingIsStoppedEarly() {
    Plan plan = Lab.planOf(FILE, "strategies=[rated: {rate: {choose: [0.1, 0.2]}}]");
    assertThat(plan.warnings())
        .anySatisfy(note -> assertThat(note).contains("stops none of the 2 candidates", "too few"));
  }

  @Test
  void prefersTheEarlierOfEqualCandidatesInEveryRung() {
    PlannedTrial trial = Lab.planOf(FILE).trials().get(0);
    Rungs rungs = new Rungs(trial);
    rungs.take(scores(rungs.wanted(), 1, 1, 1, 1));
    rungs.take(scores(rungs.wanted(), 1, 1));
    assertThat(rungs.chosen().tried().stream().map(Tried::fate))
        .containsExactly(
            Tried.Fate.CHOSEN, Tried.Fate.NOT_CHOSEN, Tried.Fate.STOPPED, Tried.Fate.STOPPED);
  }

  @Test
  void endsWithoutAChoiceWhereAllFail() {
    PlannedTrial trial = Lab.planOf(FILE).trials().get(0);
    Rungs rungs = new Rungs(trial);
    rungs.take(scores(rungs.wanted(), Float.NaN, Float.NaN, Float.NaN, Float.NaN));
    assertThat(rungs.wanted()).isEmpty();
    assertThat(rungs.chosen().then()).isEmpty();
  }

  @Test
  void saysInTheMethodsHowManyWereTrainedForHowLong() throws Exception {
    assertThat(run(Lab.planOf(FILE)).study().documentation().methods().paragraphs())
        .filteredOn(p -> p.heading().equals("Choice of settings"))
        .singleElement()
        .satisfies(
            p ->
                assertThat(p.text())
                    .contains(
                        "pruned by successive halving [@jamieson2016]: all 4 were trained for 4"
                            + " epochs and the best 2 for 12."));
  }

  private static Map<String, HeldOutScore> scores(List<PlannedTrial> fits, float... values) {
    Map<String, HeldOutScore> scores = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      scores.put(
          fits.get(i).card().id(),
          Float.isNaN(values[i])
              ? HeldOutScore.failed("broke")
              : new HeldOutScore(values[i], 1, List.of(1), Optional.empty()));
    }
    return scores;
  }

  private ChoiceRun run(Plan plan) throws Exception {
    return ChoiceRun.of(plan, Files.createTempDirectory(folder, "run"));
  }
}
