package org.graft.backbones.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  static Path file(String name) {
    try {
      URL url = Objects.requireNonNull(CheckpointTest.class.getResource(name), name);
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip.pth",
        "protocol4.pth",
        "legacy.pth",
        "whole.safetensors",
        "model.safetensors.index.json"
      })
  void readsEveryKindOfArrayAsPyTorchDoes(String name) throws IOException {
    Checkpoint read = Checkpoint.of(file(name), Optional.empty());
    List<String> lines = Files.readAllLines(file("expected.txt"));
    assertThat(read.arrays()).hasSize(lines.size());
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      StoredArray array = Objects.requireNonNull(read.arrays().get(words[0]), words[0]);
      assertThat(array.shape()).as(words[0]).hasToString(words[1]);
      List<String> bits = new ArrayList<>();
      for (float number : array.read().toArray()) {
        bits.add("%08x".formatted(Float.floatToRawIntBits(number)));
      }
      List<String> expected = List.of(words).subList(2, words.length);
      assertThat(bits).as(words[0]).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.pth", "training-legacy.pth"})
  void findsTheNetworkBesideItsOptimiser(String name) throws IOException {
    assertThat(Checkpoint.of(file(name), Optional.empty()).arrays())
        .containsOnlyKeys(
            "0.weight",
            "0.bias",
            "1.weight",
            "1.bias",
            "1.running_mean",
            "1.running_var",
            "1.num_batches_tracked");
  }

  @Test
  void asksWhichOfSeveralNetworksIsMeant() throws IOException {
    Path file = file("two-parts.pth");
    assertThatThrownBy(() -> Checkpoint.of(file, Optional.empty()))
        .hasMessageEndingWith(
            "holds several dictionaries of arrays; say which with 'part': teacher, student");
    assertThatThrownBy(() -> Checkpoint.of(file, Optional.of("teecher")))
        .hasMessageContaining("did you mean 'teacher'?");
    assertThat(Checkpoint.of(file, Optional.of("teacher")).arrays()).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          module.pth | names torch.nn.modules.container.Sequential, which is no part of a dictionary
          script.pt | is a TorchScript program (torch.jit.save), not a file of safetensors
          one-tensor.pth | holds one array without a name
          complex.pth | holds numbers as torch.ComplexFloatStorage, which Graft does not read
          malicious.pth | names posix.system, which is no part of a dictionary of arrays
          malicious-legacy.pth | names posix.system, which is no part of a dictionary of arrays
          """)
  void refusesWhatIsMoreThanArraysAndRunsNothing(String name, String message) {
    assertThatThrownBy(() -> Checkpoint.of(file(name), Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file(name).toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
    assertThat(Path.of("graft-was-run")).doesNotExist();
  }

  @Test
  void readsALargeArrayWithoutTakingItOntoTheHeap(@org.junit.jupiter.api.io.TempDir Path folder)
      throws IOException {
    int rows = 5_000;
    Path file = folder.resolve("large.safetensors");
    Crafted.safetensors(
        file, "{'a':{'dtype':'F32','shape':[5000,1000],'data_offsets':[0,20000000]}}");
    try (java.io.RandomAccessFile end = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      end.setLength(end.length() + 20_000_000);
      end.seek(end.length() - 4);
      end.write(new byte[] {0, 0, (byte) 0x80, 0x3f});
    }
    Tensor read =
        Objects.requireNonNull(Checkpoint.of(file, Optional.empty()).arrays().get("a")).read();
    assertThat(read.rows()).isEqualTo(rows);
    assertThat(read.rows(rows - 1, rows)).hasSize(1_000).endsWith(0, 1);
  }
}
