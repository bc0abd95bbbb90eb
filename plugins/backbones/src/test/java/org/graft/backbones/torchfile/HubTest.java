package org.graft.backbones.torchfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.graft.backbones.torch.Published;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Hub of one repository, which lies in a folder; what is fetched is written down. */
class HubTest {
  private static final String NAME = "lab/small";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final Shape INPUT = Shape.of(3, 64, 64);

  @TempDir Path folder = Path.of("");

  private final TorchArchitecture resnet = TorchArchitectures.of("resnet18");
  private final Network network = resnet.network(INPUT, 2);
  private final Weights weights = Weights.draw(network, new Seed(5));
  private final List<DataAccess.RemoteFile> asked = new ArrayList<>();
  private final Hub hub = hub(NAME, "main");

  @BeforeEach
  void publish() throws Exception {
    Path home = Files.createDirectories(folder.resolve("hub/" + NAME + "/" + COMMIT));
    Saved.safetensors(home.resolve("model.safetensors"), Published.of(resnet, network, weights));
    Files.writeString(
        home.resolve("config.json"),
        """
        {"architecture": "resnet18", "num_classes": 2, "label_names": ["cat", "dog"],
         "pretrained_cfg": {"input_size": [3, 64, 64], "crop_pct": 0.8, "interpolation": "bicubic",
                            "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]}}
        """);
    list(COMMIT, blob(home.resolve("config.json")));
  }

  @Test
  void isReadByItsNameAndSaysAtWhichCommit() throws IOException {
    BackboneCard card = hub.card(access(), INPUT, 9);
    assertThat(card.classes()).containsExactly("cat", "dog");
    assertThat(card.credits().notes())
        .contains(
            "from the Hub's lab/small at commit "
                + COMMIT
                + "; name that as 'revision', so that other machines take the same");
    assertThat(hub.pretrained(access(), card).orElseThrow().digest()).isEqualTo(weights.digest());
    assertThat(asked.get(0).mirrors().toString())
        .isEqualTo("[https://huggingface.co/api/models/lab/small/revision/main?blobs=true]");
    DataAccess.RemoteFile file = asked.get(2);
    assertThat(file.mirrors().toString())
        .isEqualTo("[https://huggingface.co/lab/small/resolve/" + COMMIT + "/model.safetensors]");
    assertThat(file.sha256()).hasSize(64);
    assertThat(asked).extracting(DataAccess.RemoteFile::name).doesNotContain("pickled.pt");
  }

  @Test
  void takesNoConfigurationThatIsNotTheCommits() throws Exception {
    list(COMMIT, "f".repeat(40));
    assertThatThrownBy(() -> hub.card(access(), INPUT, 9))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("config.json is not the file of lab/small", "delete it");
  }

  @Test
  void refusesWhatIsNoRepositoryOfPicturesAndWhatIsNoName() throws Exception {
    Files.writeString(
        folder.resolve("hub/" + NAME + "/main.json"), "{\"sha\": \"../..\", \"siblings\": []}");
    assertThatThrownBy(() -> hub.card(access(), INPUT, 9)).hasMessageContaining("40 hexadecimal");
    Files.writeString(
        folder.resolve("hub/" + NAME + "/main.json"),
        "{\"sha\": \"" + COMMIT + "\", \"siblings\": [{\"rfilename\": \"../../x\"}]}");
    assertThatThrownBy(() -> hub.card(access(), INPUT, 9))
        .hasMessageContaining("has no config.json with one of [model.safetensors");
    for (String name : List.of("../x", "a/b/c", "a b", "", "a/..")) {
      assertThatThrownBy(() -> hub(name, "main")).hasMessageContaining("expected a repository");
    }
    assertThatThrownBy(() -> hub(NAME, "a/../b")).hasMessageContaining("expected a commit");
  }

  private static Hub hub(String name, String revision) {
    return new Hub(
        name, revision, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private void list(String commit, String config) throws IOException {
    Files.writeString(
        folder.resolve("hub/" + NAME + "/main.json"),
        """
        {"id": "lab/small", "sha": "%s", "siblings": [
          {"rfilename": "config.json", "size": 1, "blobId": "%s"},
          {"rfilename": "pickled.pt", "size": 9, "blobId": "%s"},
          {"rfilename": "model.safetensors", "size": 5, "blobId": "x",
           "lfs": {"sha256": "%s", "size": 5}}]}
        """
            .formatted(commit, config, config, "ab".repeat(32)));
  }

  private static String blob(Path path) throws Exception {
    byte[] content = Files.readAllBytes(path);
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(sha1.digest(content));
  }

  private DataAccess access() {
    return new DataAccess() {
      @Override
      public Path fetch(RemoteFile file) {
        asked.add(file);
        return folder.resolve(file.folder()).resolve(file.name());
      }

      @Override
      public Path cache(String name) {
        return folder;
      }

      @Override
      public Path resolve(Path path) {
        return folder.resolve(path);
      }
    };
  }
}
