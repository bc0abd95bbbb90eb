package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.SpecException;
import org.graft.spi.training.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Includes and options. */
class LayeringTest {
  private static final String BASE =
      """
      source: {blobs: {seed: 1, std: 2}}
      target: blobs
      backbone: mlp
      training: {optimizer: {sgd: {rate: 0.5}}, epochs: 9}
      strategies:
        - scratch
        - fine-tune: 1
      repeats: {training: 3}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void laysAFileOverWhatItIncludes() throws IOException {
    write("base.yaml", BASE);
    write("sub/more.yaml", "include: ../base.yaml\nrepeats: {source: 2}\nalpha: 0.1");
    ExperimentSpec spec =
        read(
            """
            include: sub/more.yaml
            source: {blobs: {seed: 5}}
            target: {pictures: {}}
            training: {optimizer: {adam: {}}}
            """);

    assertThat(spec.repeats()).isEqualTo(new Repeats(2, 3));
    assertThat(spec.alpha()).isEqualTo(0.1);
    assertThat(spec.training().optimizer()).isInstanceOf(Optimizer.Adam.class);
    assertThat(spec.training().epochs()).isEqualTo(9);
    TransferSpec transfer = spec.transfers().get(0);
    assertThat(transfer.source().orElseThrow().provider().value())
        .isEqualTo(new Doubles.Blobs(1000, 2, 5));
    assertThat(transfer.target().provider().name()).isEqualTo("pictures");
  }

  @Test
  void namesTheFileOfAProblemAndIncludesThatFail() throws IOException {
    write("base.yaml", BASE + "seed: no");
    write("circle.yaml", "include: exp.yaml");

    assertThatThrownBy(() -> read("include: [base.yaml, nowhere.yaml, circle.yaml]"))
        .hasMessageContaining("base.yaml:9: seed: expected a whole number, found 'no'")
        .hasMessageContaining("exp.yaml:1: include[1]: there is no file nowhere.yaml")
        .hasMessageContaining(
            "circle.yaml:1: include: includes go in a circle: exp.yaml -> circle.yaml -> exp.yaml");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    SpecReader reader = new SpecReader(Doubles.registry());
    assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml"), List.of()))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("there is no file none.yaml");
  }

  @Test
  void takesOptionsOverTheFile() {
    ExperimentSpec spec =
        text(
            "repeats.training=5",
            "strategies.fine-tune.frozen=[2,3]",
            "strategies.fine-tune.share=0.5",
            "training.optimizer.adam.rate=0.1",
            "source.blobs.std=7",
            "target.blobs.seed=4",
            "backbone.mlp.hidden=[10]",
            "metric=brier",
            "seed=3");

    assertThat(spec.repeats().training()).isEqualTo(5);
    assertThat(spec.strategies())
        .extracting(Choice::label)
        .containsExactly(
            "scratch", "fine-tune(frozen=2, share=0.5)", "fine-tune(frozen=3, share=0.5)");
    assertThat(spec.training().optimizer().rate()).isEqualTo(0.1);
    assertThat(spec.training().epochs()).isEqualTo(9);
    assertThat(spec.transfers().get(0).name()).isEqualTo("blobs(std=7, seed=1) -> blobs(seed=4)");
    assertThat(spec.backbones().get(0).label()).isEqualTo("mlp(hidden=[10])");
    assertThat(spec.metrics().get(0).name()).isEqualTo("brier");
  }

  @Test
  void takesElementsByIndex() {
    assertThat(text("strategies.0=fine-tune", "strategies[1].fine-tune.head=kept").strategies())
        .extracting(Choice::label)
        .containsExactly("fine-tune", "fine-tune(frozen=1, head=kept)");
  }

  @Test
  void tellsWhichOptionIsWrong() {
    assertThatThrownBy(() -> text("repeats.trainig=5"))
        .hasMessage(
            "option repeats.trainig=5: repeats.trainig: no parameter named 'trainig' (did you mean"
                + " 'training'?); there are: source, training, splits");
    assertThatThrownBy(() -> text("strategies.fine-tine.frozen=0"))
        .hasMessageContaining("no element named 'fine-tine' (did you mean 'fine-tune'?)");
    assertThatThrownBy(() -> text("strategies.7.fine-tune.frozen=0"))
        .hasMessageContaining("the list has 2 elements, counted from 0");
    assertThatThrownBy(() -> text("trainng.epochs=0"))
        .hasMessageContaining("no key named 'trainng' (did you mean 'training'?)");
    assertThatThrownBy(() -> text("training.optimizer.sdg.rate=0"))
        .hasMessageContaining("no optimizer named 'sdg' (did you mean 'sgd'?)");
    assertThatThrownBy(() -> text("seed.x=0"))
        .hasMessageContaining("nothing stands below a whole number");
    assertThatThrownBy(() -> text("seed")).hasMessageContaining("expected key=value");
    assertThatThrownBy(() -> text("seed=["))
        .hasMessageContaining("option seed=[: seed: is not YAML");
  }

  private ExperimentSpec text(String... options) {
    return new SpecReader(Doubles.registry()).readText(BASE, "exp.yaml", List.of(options));
  }

  private ExperimentSpec read(String text) throws IOException {
    return new SpecReader(Doubles.registry()).read(write("exp.yaml", text), List.of());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }
}
