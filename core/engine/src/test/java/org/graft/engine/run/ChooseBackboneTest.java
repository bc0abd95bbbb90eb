package org.graft.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.problem.SpecException;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Choices;
import org.graft.spi.training.CurvePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChooseBackboneTest {
  private static final String FILE =
      """
      experiment: backbones
      source: {points: {seed: 1}}
      target: {points: {seed: 2}, validation: 0.5}
      backbone: {choose: [net, wide]}
      training: {epochs: 2, batch: 5}
      strategies: [anew, keep: {frozen: 1}, rated: {rate: {choose: [0.3, 0.1]}}]
      repeats: {source: 2, training: 2}
      trainer: worker
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void choosesABackboneInEveryReplicateAndTestsItAlone() throws Exception {
    Plan plan = Lab.planOf(FILE);
    assertThat(plan.trials()).hasSize(12);
    ChoiceRun run = run(plan);
    assertThat(run.outcomes()).hasSize(12).allMatch(Outcome.Completed.class::isInstance);
    for (PlannedTrial trial : plan.trials()) {
      List<Tried> tried = run.of(trial);
      assertThat(tried).hasSize(trial.card().strategy().startsWith("rated") ? 4 : 2);
      double best = tried.stream().mapToDouble(Tried::score).min().orElseThrow();
      assertThat(tried).filteredOn(Tried::chosen).extracting(Tried::score).containsExactly(best);
      assertThat(tried.get(0).settings()).containsEntry("backbone", "net");
    }
  }

  @Test
  void scoresACandidateAsTheSameStrategyWithThatBackboneAlone() throws Exception {
    Plan plan = Lab.planOf(FILE);
    ChoiceRun run = run(plan);
    Plan alone =
        Lab.planOf(FILE, "backbone=wide", "strategies=[keep: {frozen: 1}]", "curves=[validation]");
    ChoiceRun plain = run(alone);
    List<PlannedTrial> same =
        plan.trials().stream().filter(t -> t.card().strategy().startsWith("keep")).toList();
    assertThat(same).hasSize(4);
    for (int i = 0; i < same.size(); i++) {
      CurvePoint last =
          ((Outcome.Completed) plain.outcome(alone.trials().get(i)))
              .curve().stream()
                  .filter(p -> p.split().equals("validation") && p.epoch() == 2)
                  .findFirst()
                  .orElseThrow();
      assertThat(run.of(same.get(i)).get(1).score()).isCloseTo(last.loss(), within(1e-5));
    }
  }

  @Test
  void keepsCandidatesOnTwoBackbonesApartWhateverTheirNetworks() {
    Plan plan =
        Lab.planOf(
            FILE,
            "strategies=[equal: {which: 0}, keep: {frozen: 1}, anew]",
            "backbone={choose: [net, wide]}");
    for (PlannedTrial trial : plan.trials()) {
      assertThat(
              trial.candidates().stream()
                  .flatMap(candidate -> candidate.fits(0).stream())
                  .map(fit -> fit.card().id()))
          .as(trial.card().strategy())
          .hasSize(2)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void trainsASourceModelOfEachBackboneAndReplicate() {
    Plan plan = Lab.planOf(FILE);
    assertThat(plan.sources()).hasSize(4);
    Set<String> origins =
        plan.trials().stream()
            .filter(t -> !t.card().strategy().equals("anew"))
            .map(t -> t.origin().orElseThrow())
            .collect(Collectors.toSet());
    assertThat(origins).as("one for the models of each source replicate").hasSize(2);
  }

  @Test
  void tellsHowOftenEachWasChosen() throws Exception {
    ChoiceRun run = run(Lab.planOf(FILE));
    for (Choices choices : run.study().analysis().settings().get(0).choices()) {
      Choices.Setting backbone = choices.settings().get(0);
      assertThat(backbone.name()).isEqualTo("backbone");
      assertThat(backbone.values().stream().map(Choices.Value::text))
          .containsExactly("net", "wide");
      assertThat(backbone.values().stream().mapToInt(Choices.Value::chosen).sum()).isEqualTo(4);
    }
  }

  @Test
  void givesEveryStrategyTheSameNumberOfCandidatesByAJointDraw() {
    Plan plan =
        Lab.planOf(
            FILE,
            "strategies=[rated: {rate: {choose: {log-uniform: [0.001, 1]}}}, rated: {frozen: 1,"
                + " rate: {choose: {log-uniform: [0.001, 1]}}}]",
            "selection={candidates: 6}");
    List<List<Map<String, String>>> all =
        plan.arms().stream()
            .map(
                arm ->
                    arm.choosing().orElseThrow().candidates().stream()
                        .map(c -> c.settings())
                        .toList())
            .toList();
    assertThat(all).allMatch(candidates -> candidates.size() == 6);
    assertThat(all.get(0)).isEqualTo(all.get(1));
    assertThat(all.get(0).stream().map(c -> c.get("backbone")).distinct()).hasSize(2);
    assertThat(all.get(0).stream().map(c -> c.get("rate")).distinct()).hasSize(6);
  }

  @Test
  void leavesOutADepthThatOneOfTheBackbonesDoesNotHave() {
    Plan plan = Lab.planOf(FILE, "strategies=[rated: {frozen: {choose: [0, 7]}}]");
    assertThat(plan.warnings())
        .anySatisfy(
            note -> assertThat(note).contains("leaves out a candidate: backbone=wide, frozen=7"));
  }

  @Test
  void saysWhereSomethingElseIsLeftToChoose() {
    assertThatThrownBy(() -> Lab.planOf(FILE, "metrics={choose: [accuracy, log-loss]}"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("'choose' stands in a strategy")
        .hasMessageContaining("or a backbone, not in metrics");
  }

  private ChoiceRun run(Plan plan) throws Exception {
    return ChoiceRun.of(plan, Files.createTempDirectory(folder, "run"));
  }
}
