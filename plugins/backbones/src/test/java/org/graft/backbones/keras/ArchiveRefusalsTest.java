package org.graft.backbones.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.graft.backbones.pretrained.Preprocessing;
import org.graft.spi.data.Shape;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A .keras archive is unpacked with care, and what Graft cannot hold of it is named. */
final class ArchiveRefusalsTest {
  @TempDir private Path folder = Path.of("");
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void readsASoundArchive() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("keras3.keras");
        ZipInputStream zip =
            new ZipInputStream(
                new ByteArrayInputStream(Objects.requireNonNull(in).readAllBytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(entries).containsOnlyKeys("metadata.json", "config.json", "model.weights.h5");
  }

  @Test
  void refusesCodeByName() throws IOException {
    config("\"DepthwiseConv2D\"", "\"Lambda\"");
    refused("layer 'w' is a Lambda", "code");
  }

  @Test
  void refusesArchivesThatLackAPart() throws IOException {
    byte[] weights = Objects.requireNonNull(entries.remove("model.weights.h5"));
    refused("holds no 'model.weights.h5'", "shards");
    entries.put("model.weights.h5", weights);
    entries.put("config.json", "[1]".getBytes(StandardCharsets.UTF_8));
    refused("'config.json' is no JSON object");
    entries.put("config.json", "[".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    refused("model.keras");
  }

  @Test
  void refusesWeightsThatDoNotFitTheConfiguration() throws IOException {
    config("\"filters\": 4", "\"filters\": 5");
    refused("layer 'c'", "[3, 3, 3, 4]", "[3, 3, 3, 5]");
  }

  @Test
  void refusesABombAndLeavesNothingBehind() throws IOException {
    entries.put("model.weights.h5", new byte[64 << 20]);
    long before = leftBehind();
    refused("'model.weights.h5' claims");
    assertThat(leftBehind()).isEqualTo(before);
  }

  @Test
  void neverWritesWhereAnEntrySays() throws IOException {
    entries.put("../escaped.txt", new byte[] {1});
    backbone(write()).card(new Folder(folder), Shape.of(3, 8, 8), 2);
    assertThat(folder.resolveSibling("escaped.txt")).doesNotExist();
  }

  @Test
  void survivesDamageAndTruncation() throws IOException {
    byte[] whole = Files.readAllBytes(write());
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] copy = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < 3 && copy.length > 0; k++) {
        copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("damaged.keras"), copy);
      Throwable thrown =
          catchThrowable(
              () ->
                  backbone(file)
                      .pretrained(
                          new Folder(folder),
                          backbone(file).card(new Folder(folder), Shape.of(3, 8, 8), 2)));
      if (thrown != null) {
        assertThat(thrown)
            .isInstanceOfAny(IOException.class, IllegalArgumentException.class)
            .hasMessageContaining("damaged.keras");
      }
    }
  }

  private void config(String from, String to) {
    String text =
        new String(entries.getOrDefault("config.json", new byte[0]), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    entries.put("config.json", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private void refused(String... words) throws IOException {
    Path file = write();
    assertThatThrownBy(() -> backbone(file).card(new Folder(folder), Shape.of(3, 8, 8), 2))
        .isInstanceOfAny(IOException.class, IllegalArgumentException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining("model.keras");
  }

  private Path write() throws IOException {
    Path file = folder.resolve("model.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private static long leftBehind() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().endsWith(".weights.h5")).count();
    }
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
