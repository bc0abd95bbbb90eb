package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are written to files, run by other processes and collected. */
class StepFilesTest {
  private static final String BLOBS = Graft.ROOT.resolve("experiments/blobs.yaml").toString();

  private static final String SMALL =
      """
      experiment: small
      source: {blobs: {samples: 200, random-state: 1}}
      target: {blobs: {samples: 200, random-state: 2}}
      backbone: {mlp: {hidden: [5, 5]}}
      training: {epochs: 1}
      strategies: [fine-tune: {frozen: [1]}]
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void giveTheBitsOfARunInOneProcess() throws Exception {
    Graft alone = new Graft(Files.createDirectories(folder.resolve("alone")));
    assertThat(alone.run("run", BLOBS, "training.epochs=3").exit()).isZero();

    Graft apart = new Graft(Files.createDirectories(folder.resolve("apart")));
    Graft.Result plan = apart.run("plan", BLOBS, "training.epochs=3", "--steps", "steps");
    assertThat(plan.exit()).as(plan.err()).isZero();
    List<Path> steps = files(folder.resolve("apart/steps"), ".step.json");
    assertThat(plan.out()).contains(steps.size() + " steps are in steps");
    for (Path step : steps) {
      Graft.Result result = apart.run("step", step.toString());
      assertThat(result.exit()).as(result.err()).isZero();
    }
    Graft.Result collected = apart.run("run", BLOBS, "training.epochs=3", "--outcomes", "steps");
    assertThat(collected.exit()).as(collected.err()).isZero();
    assertThat(collected.err())
        .contains("recorded 120 outcomes of trials from " + steps.size() + " files in steps")
        .contains("120 trials, 120 done before");
    assertThat(Exports.of(apart, "blobs")).hasSize(121).isEqualTo(Exports.of(alone, "blobs"));
  }

  @Test
  void needNoOrderSinceAStepComputesWhatItLacks() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("small.yaml", SMALL);
    graft.run("plan", "small.yaml", "--steps", "steps");
    List<Path> steps = files(folder.resolve("steps"), ".step.json");
    assertThat(steps).hasSize(3);
    Graft.Result last = graft.run("step", steps.get(2).toString(), "-o", "last.json");
    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(folder.resolve("last.json")).isNotEmptyFile();
    assertThat(graft.run("step", steps.get(0).toString()).out()).contains("was there");
  }

  @Test
  void areRefusedWhereThePlanHasChanged() throws Exception {
    Graft graft = new Graft(folder);
    Path data = graft.write("data.csv", "x,label\n1,a\n2,b\n3,a\n4,b\n");
    graft.write(
        "table.yaml",
        """
        experiment: table
        target: {csv: {train: data.csv, test: data.csv, label: label}}
        source: {csv: {train: data.csv, test: data.csv, label: label}}
        backbone: {mlp: {hidden: [3]}}
        training: {epochs: 1}
        strategies: [scratch]
        """);
    Graft.Result plan = graft.run("plan", "table.yaml", "--steps", "steps");
    assertThat(plan.exit()).as(plan.err()).isZero();
    Files.writeString(data, "x,label\n1,a\n2,b\n3,a\n9,b\n");
    Path step = files(folder.resolve("steps"), ".step.json").get(0);
    Graft.Result result = graft.run("step", step.toString());
    assertThat(result.err()).startsWith("graft: 'trial ");
    refused(result, "is no longer a step of experiment 'table': its data or plugins have changed");
    assertThat(files(folder.resolve("steps"), ".outcome.json")).isEmpty();
  }

  @Test
  void areNamedWhereTheyAreDamaged() throws Exception {
    Graft graft = new Graft(folder);
    graft.write("small.yaml", SMALL);
    graft.run("plan", "small.yaml", "--steps", "steps");
    Path step = files(folder.resolve("steps"), ".step.json").get(0);
    String text = Files.readString(step);
    Files.writeString(step, text.substring(0, text.length() / 2));
    refused(graft.run("step", step.toString()), "is damaged or cut short");
    Files.writeString(step, text.replace("\"step 1\"", "\"step 99\""));
    refused(graft.run("step", step.toString()), "was written by another version of Graft");
    Files.writeString(step, "[1, 2]");
    refused(graft.run("step", step.toString()), "is damaged or cut short");
    graft.write("steps/some.outcome.json", "{\"format\": \"outcome 1\", \"key\": 3}");
    refused(graft.run("run", "small.yaml", "--outcomes", "steps"), "some.outcome.json is damaged");
    refused(graft.run("run", "small.yaml", "--outcomes", "nowhere"), "cannot read outcomes in");
  }

  private static void refused(Graft.Result result, String words) {
    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines().filter(line -> !line.startsWith("note: ")))
        .singleElement()
        .asString()
        .contains(words);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
