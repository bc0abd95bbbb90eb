package org.graft.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.spec.Doubles;
import org.graft.engine.spec.SpecReader;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Audit;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.result.TrialCard;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;
import org.graft.spi.training.CurvePoint;
import org.junit.jupiter.api.Test;

final class LedgerStudyTest {
  @Test
  void saysThatOneSourceModelIsOneSourceModel() {
    Study study = study(1, 30, "");
    Comparison c = OneDatasetStudyTest.only(study);
    assertThat(c.decision().verdict()).isEqualTo(Verdict.BETTER);
    assertThat(c.decision().sentence()).contains("over 30 paired repeats of one source model");
    assertThat(study.design().replication().scope()).contains("this one source model");
    assertThat(OneDatasetStudyTest.codes(study)).contains("one-source-model");
    assertThat(study.documentation().provenance().facts())
        .extracting(Provenance.Fact::name)
        .contains("Graft", "Machine", "Target data, SHA-256");
  }

  @Test
  void countsSourceModelsAndNotTrainings() {
    Study study = study(4, 10, "");
    Comparison c = OneDatasetStudyTest.only(study);
    assertThat(c.pairs()).isEqualTo(4);
    assertThat(c.decision().verdict()).isEqualTo(Verdict.NOT_TESTABLE);
    assertThat(c.decision().sentence()).contains("4 source models", "0.125, above 0.05");
    assertThat(OneDatasetStudyTest.codes(study)).contains("few-source-models");
    Study many = study(12, 3, "");
    assertThat(OneDatasetStudyTest.only(many).decision().sentence())
        .contains("over 12 source models with 36 paired repeats in all");
    assertThat(many.analysis().settings().get(0).strategies().get(0).center().clusters())
        .isEqualTo(12);
  }

  @Test
  void listsBrokenTrialsAndCountsThemAsFailed() {
    List<Recorded> trials = new ArrayList<>(trials(1, 12));
    Recorded broken = trials.get(0);
    trials.set(0, ended(broken, new Outcome.Failed(broken.card().id(), Stage.FIT, "diverged")));
    Study study =
        Studies.of(spec(1, 12, "failure-threshold: 0.4"), trials, Map.of(), Map.of(), List.of());
    assertThat(study.design().losses().list())
        .singleElement()
        .satisfies(
            loss -> {
              assertThat(loss.what()).isEqualTo("broken in fit");
              assertThat(loss.reason()).isEqualTo("diverged");
              assertThat(loss.consequence()).contains("left out");
            });
    Comparison c = OneDatasetStudyTest.only(study);
    assertThat(c.pairs()).isEqualTo(11);
    assertThat(c.decision().sentence()).contains("1 of 12 trainings failed with scratch");
    assertThat(study.design().family().adjustment()).isEqualTo("none");
  }

  @Test
  void endsAtTheFirstLookThatDecidesEveryComparison() {
    Declared spec = spec(1, 30, "stopping: {looks: 5}");
    assertThat(Studies.decided(spec, trials(1, 6))).isFalse();
    assertThat(Studies.decided(spec, trials(1, 12))).isTrue();
    Study study = Studies.of(spec, trials(1, 12), Map.of(), Map.of(), List.of());
    Comparison c = OneDatasetStudyTest.only(study);
    assertThat(c.decision().verdict()).isEqualTo(Verdict.BETTER);
    assertThat(c.location().test().test()).contains("O'Brien-Fleming boundaries");
    assertThat(c.location().test().note().orElse("")).contains("the first 2 of 5 looks");
    assertThat(study.design().stopping().early()).isTrue();
    assertThat(study.design().stopping().rule()).contains("6, 12, 18, 24 and 30", "ended after 12");
    assertThat(study.design().stopping().intervals()).contains("unadjusted for the early stop");
    assertThat(OneDatasetStudyTest.codes(study)).contains("repeated-looks");
    assertThat(study.documentation().methods().citations())
        .extracting(work -> work.key())
        .contains("landemets1983", "obrien1979");
  }

  @Test
  void takesSourceModelsForTheRepeatsOfALook() {
    Declared many = spec(30, 2, "stopping: {looks: 15, rule: e-process}");
    assertThat(Studies.decided(many, trials(6, 2))).isFalse();
    assertThat(Studies.decided(many, trials(12, 2))).isTrue();
    assertThat(
            OneDatasetStudyTest.only(Studies.of(many, trials(12, 2), Map.of(), Map.of(), List.of()))
                .pairs())
        .isEqualTo(12);
  }

  @Test
  void summarisesCurvesConfusionAndCost() {
    Study study = study(1, 6, "");
    var result = study.analysis().settings().get(0).strategies().get(0);
    assertThat(result.curves()).hasSize(2);
    assertThat(result.curves().get(0).points().get(0).n()).isEqualTo(6);
    assertThat(result.confusion().orElseThrow().counts().get(0)).containsExactly(6L, 12L);
    assertThat(result.cost().trained()).hasValue(10);
    assertThat(result.cost().total()).hasValue(30);
    assertThat(study.analysis().settings().get(0).strategies().get(1).cost().shared())
        .contains("source model, once for 6 trials");
  }

  @Test
  void saysWhatChangedBetweenTwoRunsAndComparesThem() {
    Study same =
        new RunPair(side("one", spec(1, 8, "")), side("two", spec(1, 8, "alpha: 0.01"))).study();
    assertThat(same.documentation().provenance().changes())
        .containsExactly(new Provenance.Change("alpha", "0.05", "0.01"));
    assertThat(same.analysis().settings().get(0).comparisons())
        .hasSize(2)
        .allSatisfy(
            c -> {
              assertThat(c.title()).contains(" in two", " in one");
              assertThat(c.decision().sentence()).contains("identical");
            });
  }

  private static RunPair.Side side(String name, Declared spec) {
    return new RunPair.Side(name, spec, trials(1, 8));
  }

  private static Study study(int sources, int trainings, String more) {
    return Studies.of(
        spec(sources, trainings, more), trials(sources, trainings), Map.of(), Map.of(), List.of());
  }

  private static Declared spec(int sources, int trainings, String more) {
    String text =
        """
        source: blobs
        target: {blobs: {std: 3}}
        backbone: {mlp: [5]}
        training: {optimizer: {sgd: {rate: 0.01}}, epochs: 2}
        strategies: [scratch, {fine-tune: {}, as: fine-tune}]
        baseline: scratch
        metric: accuracy
        """;
    return Declared.of(
        new SpecReader(Doubles.registry())
            .readText(
                text
                    + "repeats: {source: "
                    + sources
                    + ", training: "
                    + trainings
                    + "}\n"
                    + more
                    + "\n",
                "test.yaml",
                List.of()));
  }

  private static List<Recorded> trials(int sources, int trainings) {
    SplittableRandom random = new SplittableRandom(7);
    List<Recorded> trials = new ArrayList<>();
    for (int s = 0; s < sources; s++) {
      for (int t = 0; t < trainings; t++) {
        double scratch = 0.7 + 0.02 * random.nextDouble();
        double tuned = 0.75 + 0.01 * s / sources + 0.002 * random.nextDouble();
        trials.add(trial("scratch", s, t, scratch, Optional.empty()));
        trials.add(trial("fine-tune", s, t, tuned, Optional.of("model" + s)));
      }
    }
    return trials;
  }

  private static Recorded trial(
      String strategy, int source, int training, double score, Optional<String> model) {
    String id = strategy + source + "-" + training;
    TrialCard card =
        new TrialCard(
            id,
            "block" + source + "-" + training,
            "blobs -> blobs(std=3)",
            "mlp(units=[5])",
            strategy,
            source,
            training,
            new Seed(training));
    Outcome outcome =
        new Outcome.Completed(
            id,
            Map.of("accuracy", score),
            List.of(List.of(1, 2), List.of(0, 3)),
            List.of(new CurvePoint(1, "train", 0.5, score)),
            Optional.of(new Audit(10, 20, 0)),
            Map.of("fit", 2.0),
            1000,
            "slow on a CPU");
    return new Recorded(
        card,
        model,
        Optional.of("aa"),
        "bb",
        "{}",
        "{\"tap\": \"\"}",
        Optional.of(outcome),
        Optional.of("a machine"),
        Optional.of("0.1.0"),
        Optional.empty());
  }

  private static Recorded ended(Recorded trial, Outcome outcome) {
    return new Recorded(
        trial.card(),
        trial.sourceModel(),
        trial.sourceData(),
        trial.targetData(),
        trial.trainer(),
        trial.settings(),
        Optional.of(outcome),
        trial.machine(),
        trial.graft(),
        trial.ended());
  }
}
