package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said in one message that names file and layer. */
final class RefusalsTest {
  private static final Shape INPUT = Shape.of(3);

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> keepsWhatBackbonesPromise() {
    Path file = TinyKeras.sound().write(folder.resolve("sound.h5"));
    return BackboneContract.of(backbone(file), new Folder(folder), INPUT)
        .refusing(Shape.of(4), Shape.of(3, 5, 5))
        .tests();
  }

  @Test
  void findsWhereTheHeadBegins() throws IOException {
    BackboneCard card = card(TinyKeras.sound());
    assertThat(card.features()).isEqualTo("drop");
    assertThat(card.classes()).isEmpty();
    assertThat(card.digest()).get().asString().hasSize(64);
  }

  @Test
  void namesClassesFromAFile() throws IOException {
    Path names = Files.writeString(folder.resolve("names.txt"), "cat\ndog\n");
    Path file = TinyKeras.sound().write(folder.resolve("named.h5"));
    KerasFile named =
        new KerasFile(
            file,
            Optional.of(new Preprocessing.None()),
            Optional.empty(),
            Optional.of(names),
            KerasFile.InputSize.FILE);
    assertThat(named.card(access(), INPUT, 2).classes()).containsExactly("cat", "dog");
    Files.writeString(names, "cat\ndog\nbee\n");
    assertThatThrownBy(() -> named.card(access(), INPUT, 2))
        .hasMessageContainingAll("expected 2 class names", "found 3");
  }

  @Test
  void hasTheNamesOfImageNetsClassesForNetworksOfAThousandOnly() throws IOException {
    Path file = TinyKeras.sound().write(folder.resolve("two.h5"));
    KerasFile two =
        new KerasFile(
            file,
            Optional.of(new Preprocessing.None()),
            Optional.empty(),
            Optional.of(Path.of("imagenet")),
            KerasFile.InputSize.FILE);
    assertThatThrownBy(() -> two.card(access(), INPUT, 2))
        .hasMessageContaining("names 1000 classes, the network tells 2 apart");
    TinyKeras thousand =
        TinyKeras.sound()
            .replacing("\"units\": 2", "\"units\": 1000")
            .with("top/kernel", new float[4][1000])
            .with("top/bias", new float[1000]);
    thousand.write(file);
    assertThat(two.card(access(), INPUT, 2).classes())
        .hasSize(1000)
        .doesNotHaveDuplicates()
        .element(235)
        .isEqualTo("German shepherd");
  }

  @Test
  void namesTheLayerThatGraftLacks() {
    refused(
        TinyKeras.sound().replacing("\"Dropout\"", "\"Lambda\""), "'drop'", "Lambda", "tiny.h5");
    refused(TinyKeras.sound().replacing("\"relu\"", "\"mish\""), "'hidden'", "mish");
    refused(TinyKeras.sound().replacing("\"rate\": 0.5", "\"rate\": \"x\""), "'drop'", "rate");
  }

  @Test
  void namesTheArrayThatBelongsToNoLayerOfAModelWithin() {
    String within =
        """
        {"class_name": "Sequential", "config": {"name": "outer", "layers": [
          {"class_name": "InputLayer", "config": {"name": "in", "batch_input_shape": [null, 3]}},
          {"class_name": "Sequential", "config": {"name": "inner", "layers": [
            {"class_name": "Dense", "config": {"name": "hidden", "units": 4}}]}},
          {"class_name": "Dense", "config": {"name": "top", "units": 2, "activation": "softmax"}}
        ]}}
        """;
    TinyKeras tiny = new TinyKeras(within, TinyKeras.sound().arrays()).without("hidden/kernel");
    refused(
        tiny.without("hidden/bias").with("inner/kernel", new float[3][4]),
        "'inner' has the array 'inner/kernel:0'",
        "belongs to no layer");
    refused(tiny.without("hidden/bias"), "'hidden'", "[bias, kernel]");
  }

  @Test
  void reshapesToAsManyNumbers() {
    TinyKeras reshaped = TinyKeras.sound().replacing("\"Dropout\"", "\"Reshape\"");
    for (String target :
        List.of(
            "[2, 3, 1]",
            "[-1, -1, 1]",
            "[0]",
            "[2, 2, 1, 1]",
            "[99999, 99999, -1]",
            "[2147483647, 2147483647, 2147483647]")) {
      refused(
          reshaped.replacing("\"rate\": 0.5", "\"target_shape\": " + target),
          "'drop'",
          "makes " + target.replace(" ", "") + " of 4",
          "as many numbers");
    }
  }

  @Test
  void checksWeightsAgainstTheConfiguration() {
    refused(TinyKeras.sound().without("hidden/bias"), "'hidden'", "[bias, kernel]", "[kernel]");
    refused(TinyKeras.sound().with("top/extra", new float[2]), "'top'", "extra");
    refused(TinyKeras.sound().with("other/kernel", new float[2][2]), "'other'");
    refused(TinyKeras.sound().with("top/kernel", new float[5][2]), "'top'", "[5, 2]", "[4, 2]");
  }

  @Test
  void refusesNumbersThatAreNone() {
    float[] numbers = {1, Float.NaN};
    Path file = TinyKeras.sound().with("top/bias", numbers).write(folder.resolve("nan.h5"));
    KerasFile backbone = backbone(file);
    assertThatThrownBy(() -> backbone.pretrained(access(), backbone.card(access(), INPUT, 2)))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("'top'", "NaN");
  }

  @Test
  void refusesWeightsAlone() {
    refused(new TinyKeras("", TinyKeras.sound().arrays()), "model_config", "name their network");
  }

  @Test
  void asksForPreprocessing() {
    Path file = TinyKeras.sound().write(folder.resolve("bare.h5"));
    KerasFile bare =
        new KerasFile(
            file, Optional.empty(), Optional.empty(), Optional.empty(), KerasFile.InputSize.FILE);
    assertThatThrownBy(() -> bare.card(access(), INPUT, 2))
        .hasMessageContainingAll("does not say what pixels", "preprocessing: caffe");
  }

  @Test
  void noticesThatTheFileChanged() throws IOException {
    Path file = TinyKeras.sound().write(folder.resolve("changed.h5"));
    KerasFile backbone = backbone(file);
    BackboneCard card = backbone.card(access(), INPUT, 2);
    Files.delete(file);
    TinyKeras.sound().with("top/bias", new float[] {1, 2}).write(file);
    assertThat(backbone.card(access(), INPUT, 2).digest()).isNotEqualTo(card.digest());
    assertThatThrownBy(() -> backbone.pretrained(access(), card))
        .hasMessageContaining("changed since the plan");
  }

  @Test
  void refusesWhatIsNoHdf5() throws IOException {
    Path text = Files.writeString(folder.resolve("text.h5"), "not a network");
    assertThatThrownBy(() -> backbone(text).card(access(), INPUT, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("text.h5", "is no file of Keras's", ".keras or .h5");
    assertThatThrownBy(() -> backbone(Path.of("gone.h5")).card(access(), INPUT, 2))
        .hasMessageContaining("found no file");
    assertThatThrownBy(() -> backbone(folder).card(access(), INPUT, 2))
        .hasMessageContaining("found a folder");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(TinyKeras.sound().write(folder.resolve("whole.h5")));
    Path cut = folder.resolve("cut.h5");
    for (int length = 0; length < whole.length; length += 37) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThat(failure(cut)).as("%d of %d bytes", length, whole.length).isPresent();
    }
  }

  @Test
  void survivesDamage() throws IOException {
    byte[] whole = Files.readAllBytes(TinyKeras.sound().write(folder.resolve("good.h5")));
    Path damaged = folder.resolve("damaged.h5");
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] copy = whole.clone();
      for (int k = 0; k < 1 + i % 3; k++) {
        copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
      }
      Files.write(damaged, copy);
      failure(damaged);
    }
  }

  /** What reading everything throws, which must be words for the user. */
  private Optional<Throwable> failure(Path file) {
    KerasFile backbone = backbone(file);
    Throwable thrown =
        catchThrowable(() -> backbone.pretrained(access(), backbone.card(access(), INPUT, 2)));
    if (thrown == null) {
      return Optional.empty();
    }
    assertThat(thrown).isInstanceOfAny(IOException.class, IllegalArgumentException.class);
    assertThat(thrown).hasMessageContaining(file.getFileName().toString());
    return Optional.of(thrown);
  }

  private void refused(TinyKeras file, String... words) {
    assertThatThrownBy(() -> card(file)).hasMessageContainingAll(words);
  }

  private BackboneCard card(TinyKeras tiny) throws IOException {
    Path file = folder.resolve("tiny.h5");
    Files.deleteIfExists(file);
    return backbone(tiny.write(file)).card(access(), INPUT, 2);
  }

  private DataAccess access() {
    return new Folder(folder);
  }

  private static KerasFile backbone(Path file) {
    return new KerasFile(
        file,
        Optional.of(new Preprocessing.None()),
        Optional.empty(),
        Optional.empty(),
        KerasFile.InputSize.FILE);
  }
}
