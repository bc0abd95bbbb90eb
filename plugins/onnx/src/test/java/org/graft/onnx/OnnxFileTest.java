package org.graft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.backbones.pretrained.ChannelOrder;
import org.graft.backbones.pretrained.Output;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Pooling;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Training;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Against PyTorch, which made the file; see make_tiny.py. */
final class OnnxFileTest {
  private static final Shape INPUT = Shape.of(3, 6, 5);
  private static final Preprocessing PIXELS =
      new Preprocessing.Channels(ChannelOrder.RGB, 1, List.of(10.0), List.of(4.0));

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void copiesTheFile() throws IOException {
    Files.write(folder.resolve("tiny.onnx"), resource("tiny.onnx"));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxFileTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static float[] printed(String name) throws IOException {
    String line =
        new String(resource("tiny.txt"), StandardCharsets.UTF_8)
            .lines()
            .filter(l -> l.startsWith(name + " "))
            .findFirst()
            .orElseThrow();
    String[] words = line.split(" ", -1);
    float[] numbers = new float[words.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(words[i + 1]);
    }
    return numbers;
  }

  private static OnnxFile tiny(String outputName, Output output) {
    return named("tiny.onnx", outputName, output);
  }

  private static OnnxFile named(String file, String outputName, Output output) {
    return new OnnxFile(
        Path.of(file),
        PIXELS,
        Optional.of(outputName),
        output,
        Optional.empty(),
        Optional.of("Apache-2.0"),
        Optional.empty());
  }

  private float[] outputs(OnnxFile backbone, String node) throws Exception {
    BackboneCard card = backbone.card(new Folder(folder), INPUT, 2);
    Weights weights = backbone.pretrained(new Folder(folder), card).orElseThrow();
    Tensor inputs = Tensor.of(INPUT.batch(2), printed("in"));
    try (Trainer.Session session = new OnnxTrainer().open(new Machine(Machine.Backend.CPU, 1))) {
      String tap = node.isEmpty() ? card.network().output().name() : node;
      return Objects.requireNonNull(
              session.outputs(card.network(), weights, inputs, List.of(tap)).get(tap))
          .toArray();
    }
  }

  @TestFactory
  Stream<DynamicTest> keepsWhatBackbonesPromise() {
    return BackboneContract.of(tiny("scores", Output.SCORES), new Folder(folder), INPUT)
        .refusing(Shape.of(90), Shape.of(2, 6, 5))
        .tests();
  }

  @Test
  void classifiesAndGivesFeaturesAsPyTorchDoes() throws Exception {
    assertThat(outputs(tiny("scores", Output.SCORES), ""))
        .containsExactly(printed("probabilities"), within(1e-5f));
    assertThat(outputs(tiny("scores", Output.FEATURES), "onnx"))
        .containsExactly(printed("scores"), within(1e-4f));
    assertThat(outputs(tiny("maps", Output.FEATURES), "onnx"))
        .containsExactly(printed("maps"), within(1e-4f));
    assertThat(outputs(tiny("maps", Output.FEATURES), ""))
        .containsExactly(printed("mean"), within(1e-4f));
  }

  @Test
  void isAClassifierOnlyWhereItsOutputTellsClassesApart() throws IOException {
    Folder access = new Folder(folder);
    assertThat(tiny("scores", Output.SCORES).card(access, INPUT, 2).network())
        .matches(n -> n.classifies());
    assertThat(tiny("scores", Output.PROBABILITIES).card(access, INPUT, 2).network())
        .matches(n -> n.classifies());
    BackboneCard features = tiny("maps", Output.FEATURES).card(access, INPUT, 2);
    assertThat(features.network().classifies()).isFalse();
    assertThat(features.features()).isEqualTo("onnx");
    assertThat(features.credits().licence()).isEqualTo("Apache-2.0");
    assertThat(tiny("maps", Output.FEATURES).input(access)).isEmpty();
  }

  @Test
  void runsFrozenUnderANewHeadAndRefusesToBeFineTuned() throws IOException {
    BackboneCard card = tiny("maps", Output.FEATURES).card(new Folder(folder), INPUT, 2);
    BackboneCard pooled = card.tapped(card.features(), Optional.of(Pooling.AVERAGE));
    Training training = new Training(new Optimizer.Sgd(0.1), 2, 1);
    Recipe frozen =
        Recipe.carry(pooled)
            .newHead(pooled, new Target.Classes(List.of("a", "b")))
            .train(new java.util.LinkedHashSet<>(List.of("preprocessing", "onnx")), training);
    OnnxTrainer onnx = new OnnxTrainer();
    assertThat(onnx.refusal(frozen.network().upTo("global_average_pooling_1"), List.of()))
        .isEmpty();
    List<Phase> phases = frozen.phases();
    assertThat(onnx.refusal(card.network(), phases))
        .hasValueSatisfying(why -> assertThat(why).contains("cannot be fine-tuned"));
    assertThat(onnx.refusal(frozen.network().above("onnx"), List.of()))
        .hasValueSatisfying(why -> assertThat(why).contains("networks in ONNX alone"));
  }

  @Test
  void refusesWhatItCannotRunInWords() throws IOException {
    Folder access = new Folder(folder);
    assertThatThrownBy(() -> tiny("logits", Output.SCORES).card(access, INPUT, 2))
        .hasMessageContainingAll("no output 'logits'", "scores, maps");
    byte[] whole = resource("tiny.onnx");
    Files.write(folder.resolve("tiny.onnx"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> tiny("scores", Output.SCORES).card(access, INPUT, 2))
        .hasMessageContainingAll("tiny.onnx", "ONNX Runtime cannot load it");
    Files.delete(folder.resolve("tiny.onnx"));
    assertThatThrownBy(() -> tiny("scores", Output.SCORES).card(access, INPUT, 2))
        .hasMessageContaining("found no file");
  }

  @Test
  void readsNetworksWithChannelsLast() throws Exception {
    Files.write(folder.resolve("last.onnx"), resource("last.onnx"));
    assertThat(outputs(named("last.onnx", "scores", Output.SCORES), ""))
        .containsExactly(printed("probabilities"), within(1e-5f));
    assertThat(outputs(named("last.onnx", "maps", Output.FEATURES), "onnx"))
        .containsExactly(printed("maps"), within(1e-4f));
    assertThat(outputs(named("last.onnx", "maps", Output.FEATURES), ""))
        .containsExactly(printed("mean"), within(1e-4f));
  }

  @Test
  void tellsWhereChannelsAre() {
    assertThat(Layout.of(List.of(224, 224, 3))).isEqualTo(Layout.LAST);
    assertThat(Layout.of(List.of(-1, -1, 3))).isEqualTo(Layout.LAST);
    assertThat(Layout.of(List.of(28, 28, 1))).isEqualTo(Layout.LAST);
    assertThat(Layout.of(List.of(3, 224, 224))).isEqualTo(Layout.FIRST);
    assertThat(Layout.of(List.of(1, 3, 3))).isEqualTo(Layout.FIRST);
    assertThat(Layout.of(List.of(3, -1, -1))).isEqualTo(Layout.FIRST);
    assertThat(Layout.of(List.of(784))).isEqualTo(Layout.FIRST);
  }
}
