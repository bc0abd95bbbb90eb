package org.graft.backbones.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.checkpoint.Checkpoint;
import org.graft.backbones.torch.Published;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubFolderTest {
  private static final Shape INPUT = Shape.of(3, 64, 64);

  @TempDir Path folder = Path.of("");

  private final TorchArchitecture resnet = TorchArchitectures.of("resnet18");
  private final Network network = resnet.network(INPUT, 2);
  private final Weights weights = Weights.draw(network, new Seed(5));
  private DataAccess access = new Folder(Path.of(""));

  @BeforeEach
  void open() {
    access = new Folder(folder);
  }

  @Test
  void readsAFolderOfTimms() throws IOException {
    save(Published.of(resnet, network, weights));
    write(
        "config.json",
        """
        {"architecture": "resnet18", "num_classes": 2, "label_names": ["cat", "dog"],
         "pretrained_cfg": {"input_size": [3, 64, 64], "crop_pct": 0.8, "interpolation": "bicubic",
                            "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]}}
        """);
    write("README.md", "---\ntags:\n- image\nlicense: apache-2.0\n---\n# A card\n");
    HubFolder hub = HubFolder.of(Path.of(""));
    BackboneCard card = hub.card(access, INPUT, 9);
    assertThat(card.classes()).containsExactly("cat", "dog");
    assertThat(card.credits().licence()).isEqualTo("apache-2.0");
    assertThat(hub.framing(access).orElseThrow().parameters())
        .isEqualTo("size: 64, shorter-side: 80, resize: pillow-bicubic");
    assertThat(hub.input(access)).contains(INPUT);
    Layer.Preprocessing pixels = (Layer.Preprocessing) card.network().node("preprocessing").layer();
    assertThat(pixels.scale().get(0)).isEqualTo(4 / 255.0);
    assertThat(pixels.shift()).containsOnly(-2.0);
    assertThat(hub.pretrained(access, card).orElseThrow().digest()).isEqualTo(weights.digest());
  }

  @Test
  void readsAFolderOfTransformers() throws IOException {
    Map<String, Tensor> theirs = new LinkedHashMap<>();
    Published.of(resnet, network, weights)
        .forEach((key, tensor) -> theirs.put(transformers(key), tensor));
    assertThat(theirs)
        .containsKey("resnet.encoder.stages.1.layers.0.shortcut.normalization.running_mean")
        .containsKey("resnet.encoder.stages.0.layers.1.layer.1.convolution.weight");
    save(theirs);
    write(
        "config.json",
        "{\"model_type\": \"resnet\", \"id2label\": {\"1\": \"dog\", \"0\": \"cat\"}}");
    write(
        "preprocessor_config.json",
        """
        {"do_resize": true, "size": {"shortest_edge": 64}, "crop_pct": 0.875, "resample": 3,
         "image_mean": [0.485, 0.456, 0.406], "image_std": [0.229, 0.224, 0.225]}
        """);
    HubFolder hub = HubFolder.of(Path.of(""));
    BackboneCard card = hub.card(access, INPUT, 9);
    assertThat(card.classes()).containsExactly("cat", "dog");
    assertThat(hub.framing(access).orElseThrow().parameters())
        .isEqualTo("size: 64, shorter-side: 73, resize: pillow-bicubic");
    assertThat(hub.pretrained(access, card).orElseThrow().digest()).isEqualTo(weights.digest());
    String digest = card.digest().orElseThrow();
    write("preprocessor_config.json", "{}");
    assertThat(hub.card(access, INPUT, 9).digest()).isNotEqualTo(Optional.of(digest));
  }

  /** torchvision's key of a network of basic blocks as transformers has it. */
  private static String transformers(String key) {
    if (key.startsWith("fc.")) {
      return "classifier.1." + key.substring(3);
    }
    String named = key;
    for (int i = 1; i <= 4; i++) {
      named =
          named.replaceFirst("^layer" + i + "\\.(\\d)", "encoder.stages." + (i - 1) + ".layers.$1");
    }
    return "resnet."
        + named
            .replaceFirst("^conv1", "embedder.embedder.convolution")
            .replaceFirst("^bn1", "embedder.embedder.normalization")
            .replace("downsample.0", "shortcut.convolution")
            .replace("downsample.1", "shortcut.normalization")
            .replace(".conv1", ".layer.0.convolution")
            .replace(".bn1", ".layer.0.normalization")
            .replace(".conv2", ".layer.1.convolution")
            .replace(".bn2", ".layer.1.normalization");
  }

  @Test
  void joinsQueriesKeysAndValues() throws IOException {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    String layer = "vit.encoder.layer.3.attention.";
    arrays.put(layer + "attention.value.bias", Tensor.of(Shape.of(2), new float[] {5, 6}));
    arrays.put(layer + "attention.key.bias", Tensor.of(Shape.of(2), new float[] {3, 4}));
    arrays.put(layer + "attention.query.bias", Tensor.of(Shape.of(2), new float[] {1, 2}));
    arrays.put(layer + "output.dense.weight", Tensor.of(Shape.of(1, 1), new float[] {7}));
    arrays.put("vit.embeddings.cls_token", Tensor.of(Shape.of(1, 1, 2), new float[2]));
    arrays.put("vit.pooler.dense.bias", Tensor.of(Shape.of(1), new float[1]));
    arrays.put("classifier.bias", Tensor.of(Shape.of(1), new float[1]));
    save(arrays);
    Checkpoint file = Checkpoint.of(folder.resolve("model.safetensors"), Optional.empty());
    StateDict timm = HubKeys.of("vit", StateDict.of(file.arrays()));
    assertThat(timm.entries())
        .containsOnlyKeys(
            "blocks.3.attn.qkv.bias", "blocks.3.attn.proj.weight", "cls_token", "head.bias");
    StateDict.Entry joined = timm.get("blocks.3.attn.qkv.bias");
    assertThat(joined.shape()).isEqualTo(Shape.of(6));
    assertThat(joined.numbers()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    HubFolder hub = HubFolder.of(Path.of(""));
    assertThatThrownBy(() -> hub.card(access, INPUT, 2))
        .hasMessageContaining("expected config.json in ");
    write("config.json", "{\"model_type\": \"bert\"}");
    assertThatThrownBy(() -> hub.card(access, INPUT, 2))
        .hasMessageContaining("expected one of [model.safetensors, ");
    save(Published.of(resnet, network, weights));
    assertThatThrownBy(() -> hub.card(access, INPUT, 2))
        .hasMessageContaining("'model_type' is 'bert', whose keys Graft does not know");
    write("config.json", "[]");
    assertThatThrownBy(() -> hub.card(access, INPUT, 2)).hasMessageContaining("is no JSON object");
  }

  private void save(Map<String, Tensor> arrays) throws IOException {
    Saved.safetensors(folder.resolve("model.safetensors"), arrays);
  }

  private void write(String name, String text) throws IOException {
    Files.write(folder.resolve(name), List.of(text));
  }
}
