package org.graft.engine.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Training;
import org.junit.jupiter.api.Test;

final class BackboneTextTest {
  private static final Target TARGET = new Target.Classes(List.of("a", "b", "c"));
  private static final Size ONE = new Size(1, 1);
  private static final Training TRAINING = new Training(new Optimizer.Sgd(0.1), 8, 1);

  private static BackboneCard card() {
    Network body =
        Network.sequential(
            Shape.of(3, 8, 8),
            List.of(
                new Layer.Preprocessing(
                    List.of(2, 1, 0), List.of(1.0, 1.0, 1.0), List.of(-104.0, -117.0, -123.0)),
                new Layer.Convolution(
                    4,
                    ONE,
                    ONE,
                    Padding.VALID,
                    ONE,
                    ActivationFunction.RELU,
                    Initializer.GLOROT_UNIFORM,
                    true),
                new Layer.BatchNormalization(0.9, 0.001),
                new Layer.Flatten(),
                new Layer.Dense(5, ActivationFunction.RELU, Initializer.GLOROT_UNIFORM, true)));
    Network whole = body.then(BackboneCard.OUTPUT, BackboneCard.head(2));
    return new BackboneCard(
        whole,
        body.output().name(),
        List.of("cat", "dog"),
        Optional.of("abc123"),
        new Credits("MIT", "arXiv:1602.07360", List.of("strides early")));
  }

  @Test
  void saysHowPicturesComeToItsInputs() {
    Framing framing = new Framing(new Size(224, 224), Optional.of(256), "pillow-bicubic");
    assertThat(BackboneText.render("tiny", card(), Optional.of(framing), List.of()))
        .contains(
            "  pictures       shorter side to 256, the centre cut out, pillow-bicubic: 'size: 224,"
                + " shorter-side: 256, resize: pillow-bicubic' beside 'image-folder'");
    Framing stretched = new Framing(new Size(64, 32), Optional.empty(), "bilinear");
    assertThat(BackboneText.render("tiny", card(), Optional.of(stretched), List.of()))
        .contains("  pictures       stretched, bilinear: 'size: 64x32, resize: bilinear' beside");
  }

  @Test
  void saysWhatTheNetworkWantsAndWhoseItIs() {
    assertThat(BackboneText.render("tiny", card(), Optional.empty(), List.of()))
        .contains("3x8x8 (channels, height, width), RGB")
        .contains("BGR; minus 104, 117, 123")
        .contains("2: cat, dog")
        .contains("MIT", "arXiv:1602.07360", "strides early", "abc123");
  }

  @Test
  void listsEveryLayerWithItsShapeAndParameters() {
    String text = BackboneText.render("tiny", card(), Optional.empty(), List.of());
    assertThat(text).containsPattern("1 +preprocessing_1 \\(preprocessing\\) +3x8x8 +0");
    assertThat(text).containsPattern("convolution_1 \\(convolution\\) +4x8x8 +16");
    assertThat(text).containsPattern("2 +dense_1 \\(dense\\) +5 +1,285");
    assertThat(text).containsPattern("head +output \\(dense\\) +2 +12");
    assertThat(text).contains("Total params: 1,329", "Running statistics: 8");
  }

  @Test
  void saysWhatEachStrategyFreezesTrainsAndDrawsAnew() {
    BackboneCard card = card();
    Recipe recipe =
        Recipe.carry(card)
            .newHead(card, TARGET)
            .train(Set.of("preprocessing_1", "convolution_1", "batch_normalization_1"), TRAINING);
    String text =
        BackboneText.render(
            "tiny",
            card,
            Optional.empty(),
            List.of(new BackboneText.Treatment("half", Optional.of(recipe))));
    assertThat(text).containsPattern("convolution_1 .*16 +frozen");
    assertThat(text).containsPattern("dense_1 .*1,285 +trains");
    assertThat(text).containsPattern("head +output \\(dense\\) +2 +12 +-");
    assertThat(text).containsPattern("new +output \\(dense\\) +3 +18 +anew, trains");
    assertThat(text)
        .contains("[1] half: 1,303 of 1,335 parameters train, 1,309 start from the source");
    assertThat(text).contains("1 of the body's 2 blocks are frozen");
  }

  @Test
  void countsNoBlocksAboveATap() {
    BackboneCard tapped = card().tapped("batch_normalization_1", Optional.empty());
    Recipe recipe =
        Recipe.carry(tapped)
            .newHead(tapped, TARGET)
            .train(Set.of("preprocessing_1", "convolution_1", "batch_normalization_1"), TRAINING);
    String text =
        BackboneText.render(
            "tiny",
            card(),
            Optional.empty(),
            List.of(new BackboneText.Treatment("tapped", Optional.of(recipe))));
    assertThat(text).contains("1 of the body's 1 blocks are frozen");
  }

  @Test
  void saysInWhichPhasesALayerTrains() {
    BackboneCard card = card();
    Recipe start = Recipe.carry(card).newHead(card, TARGET);
    Set<String> body =
        Set.of("preprocessing_1", "convolution_1", "batch_normalization_1", "flatten_1", "dense_1");
    Set<String> head = Set.of("output");
    Recipe up =
        start
            .train(body, TRAINING)
            .then(new Phase(Set.of("convolution_1", "batch_normalization_1"), TRAINING))
            .then(new Phase(Set.of("dense_1"), TRAINING.withEpochs(2)))
            .train(Set.of(), TRAINING);
    Recipe down =
        start
            .train(body, TRAINING)
            .then(new Phase(Set.of("dense_1"), TRAINING.withEpochs(2)))
            .then(new Phase(Set.of("convolution_1", "batch_normalization_1"), TRAINING))
            .train(Set.of(), TRAINING);
    String text =
        BackboneText.render(
            "tiny",
            card,
            Optional.empty(),
            List.of(
                new BackboneText.Treatment("up", Optional.of(up)),
                new BackboneText.Treatment("down", Optional.of(down)),
                new BackboneText.Treatment(
                    "again", Optional.of(start.train(head, TRAINING).train(head, TRAINING)))));
    assertThat(text)
        .containsPattern(
            "convolution_1 .* trains in phases 2, 4 of 4 +trains in phases 3 and 4 of 4 +trains\\s")
        .containsPattern(
            "dense_1 .* trains in phases 3 and 4 of 4 +trains in phases 2, 4 of 4 +trains\\s")
        .containsPattern("new +output .* anew, trains in phases 1, 4 of 4 .* anew, frozen");
    assertThat(text)
        .containsSubsequence(
            "[1] up: ",
            "phase 1 of 4: output trains; 1 epoch\n",
            "phase 2 of 4: convolution_1 to batch_normalization_1 train; 1 epoch\n",
            "phase 3 of 4: dense_1 trains; 2 epochs\n",
            "phase 4 of 4: everything trains; 1 epoch\n",
            "[2] down: ",
            "phase 2 of 4: dense_1 trains; 2 epochs\n",
            "[3] again: ",
            "phases 1 and 2 of 2: convolution_1 to dense_1 train; 1 epoch\n");
  }

  @Test
  void countsBlocksThatAreCalledAsNoneOfTheirLayers() {
    List<Node> nodes = new ArrayList<>();
    String before = Network.INPUT;
    for (int block = 1; block <= 4; block++) {
      for (String kind : List.of("in", "out")) {
        String name = "stage" + block + "_" + kind;
        Layer layer = new Layer.Dense(4, ActivationFunction.RELU, Initializer.GLOROT_UNIFORM, true);
        nodes.add(new Node(name, layer, List.of(before), "stage" + block));
        before = name;
      }
    }
    BackboneCard card = BackboneCard.headed(new Network(Shape.of(4), nodes), 2);
    Recipe recipe =
        Recipe.carry(card)
            .newHead(card, TARGET)
            .train(Depth.parse("2").nodes(card.body()), TRAINING);
    assertThat(
            BackboneText.render(
                "staged",
                card,
                Optional.empty(),
                List.of(new BackboneText.Treatment("half", Optional.of(recipe)))))
        .contains("2 of the body's 4 blocks are frozen");
  }

  @Test
  void writesOtherPreprocessingInNumbers() {
    assertThat(
            PreprocessingText.of(
                new Layer.Preprocessing(List.of(0), List.of(1 / 127.5), List.of(-1.0))))
        .isEqualTo("channels in their order; times 0.00784314, plus -1");
    assertThat(
            PreprocessingText.of(
                new Layer.Preprocessing(
                    List.of(0, 0, 0), List.of(1.0, 1.0, 1.0), List.of(0.0, 0.0, 0.0))))
        .isEqualTo("grey as red, green and blue");
  }
}
