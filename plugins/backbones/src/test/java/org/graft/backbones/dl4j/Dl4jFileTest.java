package org.graft.backbones.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.dl4j.Dl4jTrainer;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class Dl4jFileTest {
  private static final Shape CHAIN = Shape.of(2, 9, 7);

  @TempDir private static Path folder = Path.of("");

  private static Trainer.Session dl4j =
      new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));

  /** Starts ND4J as Graft does, before the files are made with it. */
  @BeforeAll
  static void start() {
    dl4j = new Dl4jTrainer().open(new Machine(Machine.Backend.CPU, 1));
  }

  @AfterAll
  static void stop() {
    dl4j.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsWhatBackbonesPromise() throws IOException {
    Path file = Saved.chain(folder.resolve("promises.zip")).file();
    return BackboneContract.of(backbone(file), new Folder(folder), CHAIN)
        .refusing(Shape.of(126), Shape.of(2, 9, 8), Shape.of(3, 9, 7))
        .tests();
  }

  @Test
  void computesWhatDl4jDoes() throws IOException, InterruptedException {
    assertAgrees(Saved.chain(folder.resolve("chain.zip")));
    assertAgrees(Saved.graph(folder.resolve("graph.zip")));
  }

  private static void assertAgrees(Saved saved) throws IOException, InterruptedException {
    Shape input = saved.inputs().shape().row();
    BackboneCard card = backbone(saved.file()).card(new Folder(folder), input, 2);
    Weights weights = weights(saved.file(), card);
    List<String> taps = List.copyOf(saved.outputs().keySet());
    for (Trainer.Session session :
        List.of(dl4j, new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1)))) {
      Map<String, Tensor> outputs = session.outputs(card.network(), weights, saved.inputs(), taps);
      for (String tap : taps) {
        assertThat(Objects.requireNonNull(outputs.get(tap)).toArray())
            .as(tap)
            .containsExactly(Objects.requireNonNull(saved.outputs().get(tap)), within(1e-5f));
      }
    }
  }

  @Test
  void neverOpensOtherEntries() throws IOException {
    Path file = Saved.chain(folder.resolve("plain.zip")).file();
    Map<String, byte[]> entries = entries(file);
    entries.put("preprocessor.bin", new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 1, 2, 3});
    Path more = write(folder.resolve("more.zip"), entries);
    BackboneCard card = backbone(more).card(new Folder(folder), CHAIN, 2);
    BackboneCard plain = backbone(file).card(new Folder(folder), CHAIN, 2);
    assertThat(weights(more, card).digest()).isEqualTo(weights(file, plain).digest());
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(Saved.chain(folder.resolve("whole.zip")).file());
    Path cut = folder.resolve("cut.zip");
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(cut, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> backbone(cut).card(new Folder(folder), CHAIN, 2))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cut.zip");
    }
  }

  @Test
  void refusesNumbersThatAreTooFew() throws IOException {
    Path file = Saved.chain(folder.resolve("numbers.zip")).file();
    refused(file, "coefficients.bin", b -> Arrays.copyOf(b, b.length * 9 / 10), "cut off");
    refused(file, "configuration.json", b -> replaced(b, "\"nout\" : 3", "\"nout\" : 5"), "layer9");
    refused(file, "configuration.json", b -> replaced(b, "\"nout\" : 3", "\"nout\" : 2"), "more");
  }

  @Test
  void namesTheLayerThatGraftLacks() throws IOException {
    Path file = Saved.chain(folder.resolve("layers.zip")).file();
    refused(
        file,
        "configuration.json",
        b -> replaced(b, "layers.DenseLayer", "layers.LSTM"),
        "layer 'layer7' is a LSTM");
    refused(
        file, "configuration.json", b -> replaced(b, "ActivationTanH", "ActivationCube"), "layer2");
    refused(file, "configuration.json", b -> replaced(b, "NCHW", "NHWC"), "layer0", "NHWC");
    refused(file, "configuration.json", b -> new byte[] {'?'}, "no JSON object");
  }

  private static void refused(
      Path file, String entry, UnaryOperator<byte[]> change, String... words) throws IOException {
    Map<String, byte[]> entries = entries(file);
    entries.computeIfPresent(entry, (k, bytes) -> change.apply(bytes));
    Path changed = write(folder.resolve("changed.zip"), entries);
    assertThatThrownBy(() -> backbone(changed).card(new Folder(folder), CHAIN, 2))
        .hasMessageContainingAll(words)
        .hasMessageContaining("changed.zip");
  }

  private static byte[] replaced(byte[] json, String from, String to) {
    String text = new String(json, java.nio.charset.StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Path write(Path file, Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private static Weights weights(Path file, BackboneCard card) throws IOException {
    return backbone(file).pretrained(new Folder(folder), card).orElseThrow().check(card.network());
  }

  private static Dl4jFile backbone(Path file) {
    return new Dl4jFile(file, new Preprocessing.None(), Optional.empty(), Optional.empty());
  }
}
