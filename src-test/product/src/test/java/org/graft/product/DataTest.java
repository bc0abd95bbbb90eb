package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Augmentation, copies, divisions and skipped files, from the YAML to what is printed. */
class DataTest {
  private static final String SPEC =
      """
      source: {image-folder: {folder: shapes, size: 12, problems: skip}, test: 0.3, scale: unit}
      target: {image-folder: {folder: pets, size: 12}, test: 0.3, scale: unit}
      backbone: {convnet: {layers: [convolution: {filters: 2}, flatten, dense: 4]}}
      training: {epochs: 2}
      strategies: [feature-extractor]
      """;

  @TempDir Path folder = Path.of("unset");

  @Test
  void keepsFeaturesOfDeclaredCopiesOnly() throws Exception {
    Graft graft = pictures();
    String flip = "training.augmentation=[horizontal-flip, rotation: 20]";
    assertThat(graft.run("plan", "pets.yaml").out()).contains("up to ");
    assertThat(graft.run("plan", "pets.yaml", flip).out())
        .doesNotContain("up to ")
        .containsPattern("feature extraction +0 ");
    assertThat(graft.run("plan", "pets.yaml", flip, "training.copies=3").out())
        .contains("up to ")
        .containsPattern("feature extraction +1 ");
    assertThat(graft.run("run", "pets.yaml", flip, "training.copies=3").err())
        .contains("1 completed, 0 failed");
  }

  @Test
  void dividesTheTargetAnewAndComparesByTheCorrectedTest() throws Exception {
    Graft graft = pictures();
    Graft.Result result =
        graft.run(
            "run",
            "pets.yaml",
            "target={image-folder: {folder: pets, size: 12}, scale: unit}",
            "strategies=[scratch, feature-extractor]",
            "baseline=scratch",
            "repeats.splits.folds=4");
    assertThat(result.err()).contains("8 completed, 0 failed").contains("Nadeau and Bengio");
    assertThat(result.out()).contains("over 4 overlapping resamples");
  }

  @Test
  void listsWhatItSkippedAndKeepsTheList() throws Exception {
    Graft graft = pictures();
    graft.write("shapes/a/notes.jpg", "no picture");
    Graft.Result result = graft.run("run", "pets.yaml");
    assertThat(result.err())
        .contains("left out for 1 problem (problems: skip)")
        .contains("a/notes.jpg: is not a picture");
    assertThat(Files.readString(folder.resolve("runs/pets/data-notes.txt")))
        .contains("a/notes.jpg: is not a picture");
    assertThat(Files.readString(folder.resolve("runs/pets/report/report.md")))
        .contains("left out for 1 problem", "34 training examples, 14 test examples, 3 classes");
  }

  @Test
  void saysOnceWhatIsMissingHoweverOftenItIsAskedFor() throws Exception {
    Graft.Result result =
        pictures()
            .run(
                "plan",
                "pets.yaml",
                "source.image-folder.folder=pets2",
                "target.image-folder.folder=pets2");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).containsOnlyOnce("there is no folder").contains("1 problem");
  }

  private Graft pictures() throws IOException {
    Pictures.write(folder.resolve("shapes"), List.of("a", "b"), 12);
    Pictures.write(folder.resolve("pets"), List.of("cat", "dog", "eel"), 16);
    Graft graft = new Graft(folder);
    graft.write("pets.yaml", SPEC);
    return graft;
  }
}
