package org.graft.backbones.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are told apart by their first bytes, whatever they are called. */
final class FileKindTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "894844460d0a1a0a00, HDF5",
    "80028a0a6cfc9c46f9206aa850192e, TORCH_LEGACY",
    "80045d942e, PICKLE",
    "1c00000054464c3314002000, TFLITE",
    "0e000000000000007b226d657461223a205b315d7d20, SAFETENSORS",
    "08081207707974, ONNX",
    "0801129a35120c, SAVED_MODEL",
    "934e554d50590100, NUMPY",
    "1f8b0800, PACKED",
    "47475546, GGUF",
    "aced00057372, JAVA",
    "89504e470d0a1a0a, PICTURE",
    "00010203, UNKNOWN"
  })
  void knowsSignatures(String hex, FileKind kind) throws IOException {
    assertThat(FileKind.of(file(HexFormat.of().parseHex(hex)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version https://git-lfs.github.com/spec/v1 oid sha256:ab|LFS_POINTER",
        "  <!DOCTYPE html><html>|HTML",
        "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>|XML",
        "{\"format\": \"layers-model\", \"modelTopology\": {}}|TFJS",
        "{\"class_name\": \"Sequential\"}|KERAS_JSON",
        "{\"a\": 1}|JSON",
        "''|EMPTY",
        "a text|UNKNOWN"
      })
  void knowsTexts(String text, FileKind kind) throws IOException {
    assertThat(FileKind.of(file(text.getBytes(StandardCharsets.UTF_8)))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "config.json model.weights.h5, KERAS",
    "configuration.json coefficients.bin, DL4J",
    "archive/data.pkl archive/data/0, TORCH",
    "net/data.pkl net/constants.pkl net/code/net.py, TORCH_SCRIPT",
    "m/saved_model.pb, SAVED_MODEL",
    "a.npy b.npy, NUMPY",
    "readme.txt, ZIP"
  })
  void knowsArchivesByWhatTheyHold(String names, FileKind kind) throws IOException {
    Path file = folder.resolve("archive.h5");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names.split(" ", -1)) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    assertThat(FileKind.of(file)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "saved_model.pb, SAVED_MODEL",
    "model.json, TFJS",
    "model.safetensors, HUGGING_FACE",
    "model.weights.h5, KERAS_FOLDER",
    "notes.txt, UNKNOWN"
  })
  void knowsFolders(String name, FileKind kind) throws IOException {
    Files.createFile(folder.resolve(name));
    assertThat(FileKind.of(folder)).isEqualTo(kind);
  }

  @Test
  void namesAFileOfAnotherKindAndWhatReadsIt() throws IOException {
    Path onnx = file(HexFormat.of().parseHex("08081207707974"));
    assertThatThrownBy(
            () -> ModelFile.of(new Folder(folder), onnx, "a Keras file", Set.of(FileKind.HDF5)))
        .hasMessageContainingAll(
            "file.h5 is an ONNX graph, not a Keras file", "read it with onnx-file");
    assertThat(ModelFile.of(new Folder(folder), onnx, "ONNX", Set.of(FileKind.ONNX)).sha256())
        .hasSize(64);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.h5"), bytes);
  }
}
