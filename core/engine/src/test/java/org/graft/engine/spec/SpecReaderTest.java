package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.SpecException;
import org.graft.spi.network.Layer;
import org.graft.spi.training.Optimizer;
import org.junit.jupiter.api.Test;

class SpecReaderTest {
  private static final String SMALL =
      """
      source: {blobs: {seed: 1}}
      target: {blobs: {seed: 2}}
      backbone: mlp
      strategies: [scratch, fine-tune: {frozen: [0, 1]}]
      """;

  @Test
  void readsAPlainFileWithItsDefaults() {
    ExperimentSpec spec = read(SMALL);

    assertThat(spec.experiment()).isEqualTo("small");
    assertThat(spec.transfers())
        .singleElement()
        .satisfies(
            t -> {
              assertThat(t.name()).isEqualTo("blobs(seed=1) -> blobs(seed=2)");
              assertThat(t.target().provider().value()).isEqualTo(new Doubles.Blobs(1000, 1, 2));
            });
    assertThat(spec.backbones())
        .singleElement()
        .satisfies(b -> assertThat(b.canonical()).isEqualTo("{\"mlp\":{\"hidden\":[5,5]}}"));
    assertThat(spec.strategies())
        .extracting(Choice::label)
        .containsExactly("scratch", "fine-tune(frozen=0)", "fine-tune(frozen=1)");
    assertThat(spec.metrics()).isEmpty();
    assertThat(spec.sourceTraining()).isEqualTo(spec.training());
    assertThat(spec.training().optimizer()).isEqualTo(new Optimizer.Sgd(0.01));
    assertThat(spec.repeats()).isEqualTo(new Repeats(1, 1));
    assertThat(spec.curves()).containsExactly(ExperimentSpec.Curve.VALIDATION);
    assertThat(spec.alpha()).isEqualTo(0.05);
    assertThat(spec.seed()).isEqualTo(1);
    assertThat(spec.trainer()).isEmpty();
    assertThat(spec.strategies().get(2).where()).isEqualTo("small.yaml:4");
  }

  @Test
  void readsEveryKey() {
    ExperimentSpec spec =
        read(
            """
            experiment: Digits by halves
            transfers:
              - {name: up, source: {blobs: {}}, target: {blobs: {std: [2, 3]}}}
              - {target: pictures}
            backbones:
              - mlp: [10, 5]
              - layered:
                  layers: [flatten, dense: {units: 8, activation: relu}, dropout: 0.5]
            training: {optimizer: {adam: {rate: 1e-4}}, epochs: 3}
            source-training: {epochs: 7}
            strategies:
              - fine-tune: {frozen: 60%, training: {optimizer: {sgd: {rate: [0.1, 0.01]}}}}
              - {fine-tune: {head: kept}, as: tuned}
            repeats: {source: 2, training: 3}
            metrics: [brier, accuracy]
            baseline: tuned
            alpha: 0.01
            rope: 0.02
            curves: [validation, test]
            seed: 7
            trainer: {slow: {threads: 2}}
            """);

    assertThat(spec.transfers())
        .extracting(TransferSpec::name)
        .containsExactly("up(blobs(std=2))", "up(blobs(std=3))", "pictures");
    assertThat(((Doubles.Layered) spec.backbones().get(1).value()).layers())
        .hasSize(3)
        .last()
        .isEqualTo(new Layer.Dropout(0.5));
    assertThat(spec.sourceTraining().epochs()).isEqualTo(7);
    assertThat(spec.sourceTraining().optimizer()).isEqualTo(spec.training().optimizer());
    assertThat(spec.strategies())
        .extracting(Choice::label)
        .containsExactly(
            "fine-tune(frozen=60%, optimizer=sgd(rate=0.1))",
            "fine-tune(frozen=60%, optimizer=sgd(rate=0.01))", "tuned");
    assertThat(((Doubles.FineTune) spec.strategies().get(1).value()).training())
        .hasValueSatisfying(training -> assertThat(training.epochs()).isEqualTo(3));
    assertThat(spec.baseline()).contains("tuned");
    assertThat(spec.curves())
        .containsExactly(ExperimentSpec.Curve.VALIDATION, ExperimentSpec.Curve.TEST);
    assertThat(spec.trainer()).hasValueSatisfying(t -> assertThat(t.name()).isEqualTo("slow"));
    assertReadsBack(spec);
  }

  @Test
  void writesASpecThatReadsBackTheSame() {
    assertReadsBack(read(SMALL));
    assertReadsBack(read(SMALL + "experiment: 'a quoted, \u00e4 name'\nbaseline: scratch\n"));
  }

  @Test
  void takesTheBaselineByLabelOrByUniqueName() {
    assertThat(read(SMALL + "baseline: scratch").baseline()).contains("scratch");
    assertThat(read(SMALL + "baseline: fine-tune(frozen=1)").baseline())
        .contains("fine-tune(frozen=1)");
    assertThat(problems(SMALL + "baseline: fine-tune"))
        .singleElement()
        .asString()
        .contains("small.yaml:5: baseline: no strategy here named 'fine-tune'")
        .contains("several are called so");
  }

  @Test
  void saysWhichBuildHasWhatThisOneLacks() {
    String onnx =
        "target: {blobs: {}}\nbackbone: {onnx-file: {file: x.onnx}}\nstrategies: [scratch]\n";
    assertThat(problems(onnx))
        .singleElement()
        .asString()
        .contains("no backbone named 'onnx-file'", "package", "-Ponnx");
  }

  @Test
  void findsEveryProblemAtOnceWithLineAndNearMiss() {
    assertThat(
            problems(
                """
                source: {blob: {}}
                target: {blobs: {seeds: 2, std: -1}}
                backbone: mlp
                strategies:
                  - scratch
                  - fine-tune: {frozen: -1, head: old}
                  - fine-tone
                  - fine-tune: {share: 0}
                repeat: {training: 3}
                repeats: {training: many, source: 0}
                alpha: 1
                curves: [validation, tets]
                metric: acuracy
                seed: 1.5
                """))
        .extracting(Problem::toString)
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "small.yaml:1: source: no data set named 'blob' (did you mean 'blobs'?);"
                            + " there are: blobs, pictures"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith(
                        "small.yaml:2: target.blobs.seeds: no parameter named 'seeds' (did you mean"
                            + " 'seed'?)"))
        .anySatisfy(
            p ->
                assertThat(p).isEqualTo("small.yaml:2: target.blobs.std: must be >= 0, found -1.0"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith(
                        "small.yaml:6: strategies[1].fine-tune.frozen: expected a number of"
                            + " blocks"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith(
                        "small.yaml:6: strategies[1].fine-tune.head: no choice named 'old'"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "small.yaml:7: strategies[2]: no strategy named 'fine-tone' (did you mean"
                            + " 'fine-tune'?); there are: fine-tune, scratch"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "small.yaml:8: strategies[3].fine-tune: a share of 0 leaves nothing to"
                            + " train on"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith(
                        "small.yaml:9: repeat: no key named 'repeat' (did you mean 'repeats'?)"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo(
                        "small.yaml:10: repeats.training: expected a whole number, found 'many'"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .isEqualTo("small.yaml:10: repeats.source: must be from 1 to 1000000, found 0"))
        .anySatisfy(p -> assertThat(p).startsWith("small.yaml:11: alpha: must lie between 0 and 1"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith(
                        "small.yaml:12: curves[1]: no choice named 'tets' (did you mean 'test'?)"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith(
                        "small.yaml:13: metric: no metric named 'acuracy' (did you mean"
                            + " 'accuracy'?)"))
        .anySatisfy(
            p ->
                assertThat(p)
                    .startsWith("small.yaml:14: seed: expected a whole number, found '1.5'"))
        .hasSize(14);
  }

  @Test
  void refusesWhatIsMissingOrTwice() {
    assertThat(problems("{}"))
        .extracting(Problem::what)
        .anyMatch(what -> what.startsWith("'target' is missing"))
        .anyMatch(what -> what.startsWith("'backbones' is missing"))
        .anyMatch(what -> what.startsWith("'strategies' is missing"));
    assertThat(problems(SMALL.replace("[scratch,", "[scratch, fine-tune,")))
        .singleElement()
        .asString()
        .contains("'fine-tune(frozen=0)' (small.yaml:4) is the same as 'fine-tune' (small.yaml:4)");
    assertThat(problems(SMALL + "training: {epochs: [1, 2]}"))
        .singleElement()
        .asString()
        .contains("source models are trained with one: say source-training: {epochs: ...}");
    assertThat(problems(SMALL + "transfers: [{target: blobs}]"))
        .singleElement()
        .asString()
        .contains("either source and target, or transfers");
    assertThat(problems(SMALL.replace("{blobs: {seed: 2}}", "{blobs: {}, pictures: {}}")))
        .singleElement()
        .asString()
        .contains("target: expected one data set, found blobs and pictures");
  }

  @Test
  void knowsEveryTrainer() {
    assertThat(new SpecReader(Doubles.registry()).trainers())
        .singleElement()
        .satisfies(t -> assertThat(t.value()).isEqualTo(new Doubles.Slow(1)))
        .satisfies(t -> assertThat(t.canonical()).isEqualTo("{\"slow\":{\"threads\":1}}"));
  }

  @Test
  void leavesPlacesOutOfIds() {
    ExperimentSpec here = read(SMALL.replace("{blobs: {seed: 2}}", "{pictures: {folder: here}}"));
    ExperimentSpec there = read(SMALL.replace("{blobs: {seed: 2}}", "{pictures: {folder: there}}"));

    assertThat(here.transfers().get(0).target().canonical())
        .isEqualTo(there.transfers().get(0).target().canonical());
    assertThat(there.resolved()).contains("folder: there");
  }

  private static ExperimentSpec read(String text) {
    return new SpecReader(Doubles.registry()).readText(text, "small.yaml", List.of());
  }

  private static List<Problem> problems(String text) {
    try {
      return List.of(new Problem("none", read(text).resolved()));
    } catch (SpecException e) {
      return e.problems();
    }
  }

  private static void assertReadsBack(ExperimentSpec spec) {
    ExperimentSpec again =
        new SpecReader(Doubles.registry()).readText(spec.resolved(), "resolved.yaml", List.of());
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*where")
        .isEqualTo(spec);
  }
}
