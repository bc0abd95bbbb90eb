package org.graft.backbones.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.graft.spi.data.Shape;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Test;

class PublishedWeightsTest {
  @Test
  void haveANameAndADigestForEveryNetworkOfTorchvisions() {
    assertThat(
            PublishedWeights.all().stream()
                .filter(PublishedWeights::usual)
                .map(PublishedWeights::architecture)
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            TorchArchitectures.all().stream()
                .filter(a -> a.library().equals("torchvision"))
                .map(TorchArchitecture::name)
                .toList());
    assertThat(PublishedWeights.all())
        .hasSize(114)
        .allSatisfy(w -> assertThat(w.remote().sha256()).hasSizeBetween(8, 10))
        .extracting(PublishedWeights::interpolation)
        .containsOnly("bilinear", "bicubic");
    assertThat(
            PublishedWeights.all().stream().map(PublishedWeights::file).collect(Collectors.toSet()))
        .hasSize(114);
  }

  @Test
  void areFoundByTheNamesThatTorchvisionGivesThem() {
    RemoteFile usual = PublishedWeights.of("resnet50", Optional.empty()).remote();
    assertThat(usual.mirrors().toString())
        .isEqualTo("[https://download.pytorch.org/models/resnet50-11ad3fa6.pth]");
    assertThat(usual.sha256()).isEqualTo("11ad3fa6");
    TorchvisionWeights older =
        new TorchvisionWeights("resnet50", Optional.of("imagenet1k-v1"), Optional.empty());
    Folder empty = new Folder(Path.of("nowhere"));
    assertThat(older.framing(empty).orElseThrow().parameters())
        .isEqualTo("size: 224, shorter-side: 256, resize: pillow-bilinear");
    assertThat(older.input(empty)).contains(Shape.of(3, 224, 224));
    assertThatThrownBy(() -> older.card(empty, Shape.of(3, 224, 224), 1000))
        .hasMessageContaining("resnet50-0676ba61.pth");
  }

  @Test
  void areRefusedByNameWithWhatThereIs() {
    assertThatThrownBy(() -> PublishedWeights.of("resnet51", Optional.empty()))
        .hasMessageContaining("did you mean 'resnet50'");
    assertThatThrownBy(() -> PublishedWeights.of("resnet18", Optional.of("imagenet1k-v2")))
        .hasMessageContaining("imagenet1k-v1");
  }
}
