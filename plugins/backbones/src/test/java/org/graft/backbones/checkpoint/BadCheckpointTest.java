package org.graft.backbones.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadCheckpointTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | holds the key 'a' twice
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 'a' and 'b' overlap
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 4 bytes before 'a' belong to no array
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | its arrays have 4 bytes, the file has 8
          {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | is cut off or damaged: 'a' lies at 0 to 12 of 8
          {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | 'a' has impossible sizes
          {'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | 'a' has impossible sizes
          {'a':{'dtype':'F32','shape':[2147483647,2147483647,8],'data_offsets':[0,8]}} | more than Graft takes
          {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}} | 'a' is 1 of FLOAT32 and has 8 bytes
          {'a':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}} | holds 'a' as F8_E4M3
          {'a':{'dtype':'F32','data_offsets':[0,8]}} | its header does not describe 'a'
          {'a':[]} | its header does not describe arrays
          {'a' | its header is no JSON
          {} {} | its header is no JSON
          {} | its arrays have 0 bytes
          """)
  void refusesHeadersThatDoNotFitTheFile(String header, String message) throws IOException {
    Path file =
        Crafted.safetensors(folder.resolve("x.safetensors"), header, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThatThrownBy(() -> Checkpoint.of(file, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void refusesAHeaderThatClaimsMoreThanTheFile() throws IOException {
    byte[] bytes = Files.readAllBytes(CheckpointTest.file("whole.safetensors"));
    bytes[3] = 100;
    Path file = Files.write(folder.resolve("x.safetensors"), bytes);
    assertThatThrownBy(() -> Checkpoint.of(file, Optional.empty()))
        .hasMessageContaining("its header would have 16777")
        .hasMessageContaining("in the file (at most 104857600)");
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 3, 1",
    "2, 1, 2, 1",
    "2, -1, 1, 1",
    "2, 0, 2, -1",
    "2, 0, 2, 9223372036854775807",
    "2, 9223372036854775807, 1, 1",
    "3, 0, 1, 1",
    "-1, 0, 1, 1",
    "2, 0, -1, 1",
    "2, 0, 2147483647, 0",
    "2, 0, 9223372036854775807, 0"
  })
  void refusesViewsBeyondWhatIsStored(long count, long first, long size, long stride)
      throws IOException {
    byte[] pickle = Crafted.pickle(count, first, size, stride);
    Path file = Crafted.torch(folder.resolve("x.pth"), pickle, new byte[8], ZipEntry.STORED);
    assertThatThrownBy(() -> Checkpoint.of(file, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void readsAViewThatLiesWithin() throws IOException {
    byte[] bytes = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0x40};
    Path file =
        Crafted.torch(folder.resolve("x.pth"), Crafted.pickle(2, 1, 1, 1), bytes, ZipEntry.STORED);
    assertThat(
            Objects.requireNonNull(Checkpoint.of(file, Optional.empty()).arrays().get("w"))
                .read()
                .toArray())
        .containsExactly(2);
  }

  @Test
  void refusesPackedEntries() throws IOException {
    byte[] pickle = Crafted.pickle(2, 0, 2, 1);
    Path file = Crafted.torch(folder.resolve("x.pth"), pickle, new byte[8], ZipEntry.DEFLATED);
    assertThatThrownBy(() -> Checkpoint.of(file, Optional.empty()))
        .hasMessageContaining("holds 'archive/data.pkl' packed or encrypted");
  }

  @Test
  void survivesPicklesThatHoldThemselvesOrSwell() throws IOException {
    String itself = "\u0080\u0002}q\u0000U\u0001ah\u0000s.";
    String swelling = "\u0080\u0002" + "}".repeat(1 << 23) + ".";
    for (String pickle : new String[] {itself, swelling, "\u0080\u0002(((t.", "\u0080\u0002."}) {
      byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
      Path file = Crafted.torch(folder.resolve("x.pth"), bytes, new byte[8], ZipEntry.STORED);
      assertThatThrownBy(() -> Checkpoint.of(file, Optional.empty()))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void refusesShardsElsewhere() throws IOException {
    Path index = folder.resolve("model.safetensors.index.json");
    for (String name : new String[] {"../x.safetensors", "/etc/passwd", "lacks.safetensors"}) {
      Files.writeString(index, "{\"weight_map\": {\"a\": \"" + name + "\"}}");
      assertThatThrownBy(() -> Checkpoint.of(index, Optional.empty()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("names the shard '" + name + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip.pth", "legacy.pth", "protocol4.pth", "whole.safetensors"})
  void readsOrRefusesWhateverBecomesOfAFile(String name) throws IOException {
    byte[] whole = Files.readAllBytes(CheckpointTest.file(name));
    Random random = new Random(17);
    Path file = folder.resolve(name);
    int refused = 0;
    for (int trial = 0; trial < 500; trial++) {
      byte[] bytes = damaged(whole, random);
      Files.write(file, bytes);
      try {
        for (StoredArray array : Checkpoint.of(file, Optional.empty()).arrays().values()) {
          assertThat(array.read().toArray().length).isLessThanOrEqualTo(1 << 24);
        }
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
        assertThat(String.valueOf(e.getMessage()).chars()).noneMatch(c -> c < ' ');
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(60);
  }

  /** Bytes flipped, set, cut off or doubled. */
  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xff);
        default -> {
          if (random.nextInt(8) == 0) {
            bytes = Arrays.copyOf(bytes, Math.max(1, at));
          }
        }
      }
    }
    return bytes;
  }
}
