package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result belongs to the code that made it: kept while it is the same, and never longer. */
class IdentityTest {
  private static final String FILE =
      """
      experiment: identity
      source: lab-data
      target: lab-data
      backbone: lab-net
      training: {epochs: 1}
      strategies: [lab-guess, lab-carried]
      metrics: [lab-hits]
      repeats: {training: 3}
      trainer: lanes
      """;
  private static final String CHANGED =
      "plugin lab: changed since this run \\(digest [0-9a-f]{12} -> [0-9a-f]{12}\\): %s";

  @TempDir private Path folder = Path.of("");

  private Graft graft = new Graft(Path.of(""));
  private Lab lab = new Lab(Path.of(""));

  @BeforeEach
  void runsOnce() throws Exception {
    lab = new Lab(folder);
    graft = new Graft(folder).with("GRAFT_PLUGINS", lab.build().toString());
    graft.write("identity.yaml", FILE);
    assertThat(run()).contains("6 trials", "6 completed").doesNotContain("done before");
  }

  private String run() throws Exception {
    Graft.Result result = graft.run("run", "identity.yaml");
    assertThat(result.exit()).as(result.err()).isZero();
    return result.err();
  }

  private List<String> scores() throws Exception {
    return graft
        .run("export", "identity")
        .out()
        .lines()
        .skip(1)
        .map(l -> l.replaceFirst(".*,", ""))
        .toList();
  }

  @Test
  void keepsResultsOfTheSameCodeAndOfCodeThatSaysTheSame() throws Exception {
    lab.change("/** Says how good. */", "/** Says it otherwise. */\n\n// And at length.\n")
        .change("Share of hits.", "The share of examples that were hit.")
        .change("int hits", "/* none yet */ int hits")
        .build();
    assertThat(graft.run("plan", "identity.yaml").out()).doesNotContain("changed since");
    assertThat(run()).contains("6 trials, 6 done before").doesNotContain("predictions");
  }

  @Test
  void computesAChangedMetricFromWhatWasPredicted() throws Exception {
    List<String> before = scores();
    lab.change("(double) hits / predictions.size()", "2.0 * hits / predictions.size()").build();
    assertThat(graft.run("plan", "identity.yaml").out())
        .containsPattern(CHANGED.formatted("metric 'lab-hits'"));
    assertThat(graft.run("report", "identity").err())
        .containsPattern(CHANGED.formatted("metric 'lab-hits'"));
    assertThat(run()).contains("for 6 trials from recorded predictions", "6 done before");
    List<String> after = scores();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < after.size(); i++) {
      assertThat(Double.parseDouble(after.get(i))).isEqualTo(2 * Double.parseDouble(before.get(i)));
    }
    graft.write("identity.yaml", FILE.replace("[lab-hits]", "[lab-hits, accuracy]"));
    assertThat(run()).contains("for 6 trials from recorded predictions", "6 done before");
    assertThat(graft.run("report", "identity", "--json").out()).contains("accuracy");
  }

  @Test
  void runsAProgrammedStrategyAgainThatChangedAndNoRecipe() throws Exception {
    lab.change("sure = 0.75f", "sure = 0.25f").build();
    assertThat(graft.run("plan", "identity.yaml").out())
        .containsPattern(CHANGED.formatted("strategy 'lab-guess'"));
    assertThat(run()).contains("6 trials, 3 done before", "3 completed");
    String trial =
        graft
            .run("export", "identity")
            .out()
            .lines()
            .filter(line -> line.contains(",lab-guess,"))
            .findFirst()
            .orElseThrow()
            .substring(0, 16);
    assertThat(graft.run("why", trial).out())
        .containsPattern(CHANGED.formatted("strategy 'lab-guess'"));
    assertThat(graft.run("show", trial).out())
        .containsPattern("strategy lab-guess: plugin lab 1.0, SHA-256 [0-9a-f]{64}");
  }

  @Test
  void runsAgainWhatFollowsAScheduleThatChanged() throws Exception {
    String steady = "{fine-tune: {frozen: none, training: {schedule: lab-steady}}, as: steady}";
    String own = FILE.replace("[lab-guess, lab-carried]", "[" + steady + ", scratch]");
    String all = FILE.replace("{epochs: 1}", "{epochs: 1, schedule: lab-steady}");
    graft.write("own.yaml", own.replace("identity", "own"));
    graft.write("all.yaml", all.replace("identity", "all").replace("lab-guess", "scratch"));
    for (String file : List.of("own.yaml", "all.yaml")) {
      assertThat(graft.run("run", file).err()).contains("6 completed");
    }
    lab.change("factor(Progress progress) { return 1", "factor(Progress progress) { return 0.5")
        .build();
    assertThat(graft.run("plan", "own.yaml").out())
        .containsPattern(CHANGED.formatted("schedule 'lab-steady'"));
    assertThat(graft.run("run", "own.yaml").err())
        .contains("6 trials, 3 done before", "3 completed");
    assertThat(graft.run("run", "all.yaml").err())
        .contains("source model ready", "6 completed")
        .doesNotContain("done before");
  }

  @Test
  void runsEverythingAgainWhereDataOrTheNetworkChanged() throws Exception {
    lab.change("parseFloat(\"2\")", "parseFloat(\"1\")").build();
    assertThat(run()).contains("6 completed").doesNotContain("done before");
    lab.change("List<Layer> layers = ", "List<Layer> more = List.of(); List<Layer> layers = ")
        .build();
    assertThat(run()).contains("6 completed").doesNotContain("done before");
  }

  @Test
  void isReportedAndExportedWithoutThePlugin() throws Exception {
    String with = graft.run("report", "identity").out();
    Graft bare = new Graft(folder);
    Graft.Result report = bare.run("report", "identity");
    assertThat(report.exit()).as(report.err()).isZero();
    assertThat(report.out()).isEqualTo(with);
    Graft.Result export = bare.run("export", "identity");
    assertThat(export.out()).contains("strategy lab-guess: lab 1.0 ", "score.lab-hits");
    List<String> rows = bare.run("export", "identity", "--predictions").out().lines().toList();
    assertThat(rows).hasSize(1 + 6 * 16).doesNotHaveDuplicates();
    assertThat(rows.get(0)).isEqualTo("trial,row,label,p.a,p.b");
    assertThat(rows).anyMatch(row -> row.matches("[0-9a-f]{16},1,b,0\\.75,0\\.25"));
    assertThat(bare.run("export", "identity", "--predictions", "--format", "jsonl").out())
        .containsPattern("\"row\":1,\"label\":\"b\",\"p\":\\{\"a\":0.75,\"b\":0.25\\}");
  }
}
