package org.graft.backbones.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graft.backbones.torch.Published;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFileTest {
  private static final Shape INPUT = Shape.of(3, 64, 64);

  @TempDir Path folder = Path.of("");

  private final TorchArchitecture resnet = TorchArchitectures.of("resnet18");
  private final Network network = resnet.network(INPUT, 7);
  private final Weights weights = Weights.draw(network, new Seed(5));
  private DataAccess access = new Folder(Path.of(""));
  private Map<String, Tensor> arrays = new LinkedHashMap<>();

  @BeforeEach
  void save() {
    access = new Folder(folder);
    arrays = Published.of(resnet, network, weights);
  }

  @Test
  void readsBackWhatWasPublishedBitForBit() throws IOException {
    assertThat(arrays).containsKey("layer1.0.conv1.weight").containsKey("bn1.running_var");
    assertThat(Objects.requireNonNull(arrays.get("fc.weight")).shape()).hasToString("7x512");
    BackboneCard card = card();
    assertThat(card.outputs()).isEqualTo(7);
    assertThat(card.features()).isEqualTo("avgpool");
    assertThat(card.credits().citation()).isEqualTo("arXiv:1512.03385");
    assertThat(card.credits().notes())
        .contains(
            "torchvision's resnet18, found by its keys and shapes",
            "its head tells 7 classes apart");
    assertThat(file().pretrained(access, card).orElseThrow().digest()).isEqualTo(weights.digest());
  }

  @Test
  void publishesANewHeadUnderTheOldOnesName() throws IOException {
    BackboneCard card = card();
    Network renewed = card.withHead(List.of(), 3);
    Map<String, Tensor> published =
        file().published(access, renewed, Weights.draw(renewed, new Seed(1))).orElseThrow();
    assertThat(published).hasSameSizeAs(arrays).containsKey("layer4.1.bn2.bias");
    assertThat(Objects.requireNonNull(published.get("fc.weight")).shape()).hasToString("3x512");
    assertThat(Objects.requireNonNull(published.get("fc.bias")).shape()).hasToString("3");
  }

  @Test
  void stripsWhatWrappersPutBeforeKeysAndIgnoresCounters() throws IOException {
    Map<String, Tensor> wrapped = new LinkedHashMap<>();
    arrays.forEach((key, tensor) -> wrapped.put("module.model." + key, tensor));
    wrapped.put("module.model.bn1.num_batches_tracked", Tensor.of(Shape.of(1), new float[] {9}));
    arrays = wrapped;
    assertThat(file().pretrained(access, card()).orElseThrow().digest())
        .isEqualTo(weights.digest());
  }

  @Test
  void saysWhatFramesPictures() throws IOException {
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    assertThat(file().framing(access).orElseThrow().parameters())
        .isEqualTo("size: 224, shorter-side: 256, resize: pillow-bilinear");
    assertThat(file().input(access)).contains(Shape.of(3, 224, 224));
  }

  @Test
  void givesAHeadThatDoesNotFitUp() throws IOException {
    arrays.put("fc.weight", Tensor.of(Shape.of(7, 3), new float[21]));
    BackboneCard card = card();
    assertThat(card.network().classifies()).isFalse();
    assertThat(card.credits().notes())
        .contains(
            "its head 'fc.weight' is 7x3, which resnet18's does not fit; a new one takes its"
                + " place");
    arrays.remove("fc.weight");
    arrays.remove("fc.bias");
    assertThat(card().credits().notes()).contains("it has no head, so it is for its features");
  }

  @Test
  void findsANetworkThatIsPublishedWithoutAHead() throws IOException {
    Shape input = Shape.of(3, 56, 56);
    TorchArchitecture dino = TorchArchitectures.of("vit_small_patch14_dinov2");
    Network body = dino.network(input, 2).upTo("class.features");
    Weights drawn = Weights.draw(body, new Seed(5));
    arrays = Published.of(dino, body, drawn);
    arrays.put("mask_token", Tensor.of(Shape.of(1, 384), new float[384]));
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    BackboneCard card = file().card(access, input, 7);
    assertThat(card.network().classifies()).isFalse();
    assertThat(card.features()).isEqualTo("class.features");
    assertThat(card.credits().notes())
        .contains(
            "timm's vit_small_patch14_dinov2, found by its keys and shapes",
            "it has no head, so it is for its features");
    assertThat(file().pretrained(access, card).orElseThrow().digest()).isEqualTo(drawn.digest());
    arrays.put("head.weight", Tensor.of(Shape.of(3, 768), new float[3 * 768]));
    arrays.put("head.bias", Tensor.of(Shape.of(3), new float[3]));
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    assertThat(file().card(access, input, 7).credits().notes())
        .contains(
            "its head 'head.weight' is not vit_small_patch14_dinov2's, which has none; a new one"
                + " takes its place");
  }

  @Test
  void takesAsManyChannelsAsTheFirstKernelHas() throws IOException {
    Network grey = resnet.network(Shape.of(1, 64, 64), 7);
    arrays = Published.of(resnet, grey, Weights.draw(grey, new Seed(5)));
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    assertThatThrownBy(() -> file().card(access, Shape.of(1, 64, 64), 7))
        .hasMessageContaining("its preprocessing is for 3 channels, the network takes 1");
  }

  @Test
  void namesWhatIsMissingOrUnexpectedAndWhatIsNear() throws IOException {
    Tensor moved = Objects.requireNonNull(arrays.remove("layer1.0.conv1.weight"));
    arrays.put("layer1.0.convI.weight", moved);
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    String path = folder.resolve("x.safetensors").toString();
    assertThatThrownBy(() -> file().card(access, INPUT, 7))
        .hasMessageStartingWith(path)
        .hasMessageContaining("is of no architecture that Graft knows; the nearest is resnet");
    assertThatThrownBy(() -> named("resnet18").card(access, INPUT, 7))
        .hasMessage(
            path
                + " lacks 'layer1.0.conv1.weight' of resnet18 (the nearest it has is"
                + " 'layer1.0.convI.weight')");
    arrays.put("layer1.0.conv1.weight", moved);
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    assertThatThrownBy(() -> named("resnet18").card(access, INPUT, 7))
        .hasMessageStartingWith(
            path
                + " has 'layer1.0.convI.weight', which resnet18 does not (the nearest is"
                + " 'layer1.0.conv");
    assertThatThrownBy(() -> named("resnet81").card(access, INPUT, 7))
        .hasMessageContaining("did you mean 'resnet18'?");
  }

  private TorchFile named(String architecture) {
    TorchFile any = file();
    TorchFile named =
        new TorchFile(
            any.file(),
            Optional.of(architecture),
            any.layers(),
            any.modules(),
            any.part(),
            any.preprocessing(),
            any.output(),
            any.features(),
            any.classes(),
            any.licence(),
            any.citation());
    return named;
  }

  private static TorchFile file() {
    return TorchFile.of(Path.of("x.safetensors"));
  }

  private BackboneCard card() throws IOException {
    Saved.safetensors(folder.resolve("x.safetensors"), arrays);
    return file().card(access, INPUT, 7);
  }
}
