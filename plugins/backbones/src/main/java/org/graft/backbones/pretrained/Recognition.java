package org.graft.backbones.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells kinds of files apart by their signatures: HDF5 File Format Specification 3.0, II.A;
 * PKWARE's APPNOTE 6.3; safetensors 0.4; PyTorch's {@code torch/serialization.py}; TensorFlow
 * Lite's schema 3; field numbers of ONNX's {@code ModelProto} and TensorFlow's {@code SavedModel}.
 */
final class Recognition {
  private static final int HEAD = 1 << 16;
  private static final int ENTRIES = 10_000;

  private Recognition() {}

  static FileKind of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(HEAD);
    }
    if (head.length == 0) {
      return FileKind.EMPTY;
    }
    return binary(head, Files.size(path))
        .or(() -> zip(head, path))
        .or(() -> text(new String(head, StandardCharsets.UTF_8)))
        .orElse(FileKind.UNKNOWN);
  }

  private static Optional<FileKind> binary(byte[] head, long size) {
    if (begins(head, 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n')) {
      return Optional.of(FileKind.HDF5);
    } else if (safetensors(head, size)) {
      return Optional.of(FileKind.SAFETENSORS); // before pickles, which may begin like its length
    } else if (begins(head, 0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9)) {
      return Optional.of(FileKind.TORCH_LEGACY);
    } else if (head.length > 2 && begins(head, 0x80) && head[1] >= 2 && head[1] <= 5) {
      return Optional.of(FileKind.PICKLE);
    } else if (begins(head, 0xac, 0xed, 0, 5)) {
      return Optional.of(FileKind.JAVA);
    } else if (head.length > 8 && begins(slice(head, 4), 'T', 'F', 'L', '3')) {
      return Optional.of(FileKind.TFLITE);
    } else if (begins(head, 'G', 'G', 'U', 'F')) {
      return Optional.of(FileKind.GGUF);
    } else if (begins(head, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
      return Optional.of(FileKind.NUMPY);
    } else if (packed(head)) {
      return Optional.of(FileKind.PACKED);
    } else if (begins(head, 0x89, 'P', 'N', 'G') || begins(head, 0xff, 0xd8, 0xff)) {
      return Optional.of(FileKind.PICTURE);
    }
    return protobuf(head);
  }

  /** A length of 8 bytes, then that much JSON, or less where the file is cut off. */
  private static boolean safetensors(byte[] head, long size) {
    if (head.length < 10 || head[8] != '{') {
      return false;
    }
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return (length >= 2 && length <= size - Long.BYTES)
        || new String(head, StandardCharsets.ISO_8859_1).contains("\"data_offsets\"");
  }

  private static boolean packed(byte[] head) {
    return begins(head, 0x1f, 0x8b)
        || begins(head, 'B', 'Z', 'h')
        || begins(head, 0xfd, '7', 'z', 'X', 'Z')
        || begins(head, '7', 'z', 0xbc, 0xaf)
        || begins(head, 'R', 'a', 'r', '!')
        || begins(head, 0x28, 0xb5, 0x2f, 0xfd)
        || (head.length > 262 && begins(slice(head, 257), 'u', 's', 't', 'a', 'r'));
  }

  /** A version number in field 1, then another field of the message. */
  private static Optional<FileKind> protobuf(byte[] head) {
    if (head.length < 3 || head[0] != 0x08) {
      return Optional.empty();
    }
    boolean onnx = List.of(0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42).contains((int) head[2]);
    if (head[1] == 1 && head[2] == 0x12) {
      return Optional.of(FileKind.SAVED_MODEL);
    }
    return onnx && head[1] > 1 && head[1] < 64 ? Optional.of(FileKind.ONNX) : Optional.empty();
  }

  private static Optional<FileKind> zip(byte[] head, Path path) {
    if (!begins(head, 'P', 'K', 3, 4) && !begins(head, 'P', 'K', 5, 6)) {
      return Optional.empty();
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      List<String> names = zip.stream().limit(ENTRIES).map(ZipEntry::getName).toList();
      return Optional.of(zip(names));
    } catch (IOException e) {
      return Optional.of(FileKind.UNKNOWN); // cut off or damaged: whoever reads it says so
    }
  }

  private static FileKind zip(List<String> names) {
    Predicate<String> ends = end -> names.stream().anyMatch(n -> n.endsWith(end));
    if (names.contains("configuration.json") || names.contains("coefficients.bin")) {
      return FileKind.DL4J;
    } else if (names.contains("config.json") && ends.test("model.weights.h5")) {
      return FileKind.KERAS;
    } else if (names.contains("config.json") && names.contains("metadata.json")) {
      return FileKind.KERAS;
    } else if (ends.test("/data.pkl") || names.contains("data.pkl")) {
      return ends.test("/constants.pkl") ? FileKind.TORCH_SCRIPT : FileKind.TORCH;
    } else if (ends.test("saved_model.pb")) {
      return FileKind.SAVED_MODEL;
    }
    boolean arrays = !names.isEmpty() && names.stream().allMatch(n -> n.endsWith(".npy"));
    return arrays ? FileKind.NUMPY : FileKind.ZIP;
  }

  private static Optional<FileKind> text(String head) {
    String text = head.replace("\ufeff", "").stripLeading();
    String lower = text.substring(0, Math.min(2_000, text.length())).toLowerCase(Locale.ROOT);
    if (lower.startsWith("version https://git-lfs")) {
      return Optional.of(FileKind.LFS_POINTER);
    } else if (lower.startsWith("<!doctype html") || lower.contains("<html")) {
      return Optional.of(FileKind.HTML);
    } else if (lower.startsWith("<?xml") || lower.startsWith("<error")) {
      return Optional.of(FileKind.XML);
    } else if (!lower.startsWith("{")) {
      return Optional.empty();
    } else if (text.contains("\"weight_map\"")) {
      return Optional.of(FileKind.SHARDS);
    } else if (text.contains("\"modelTopology\"") || text.contains("\"weightsManifest\"")) {
      return Optional.of(FileKind.TFJS);
    }
    return Optional.of(text.contains("\"class_name\"") ? FileKind.KERAS_JSON : FileKind.JSON);
  }

  private static FileKind folder(Path folder) throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names = files.limit(ENTRIES).map(f -> f.getFileName().toString()).toList();
    }
    if (names.contains("saved_model.pb")) {
      return FileKind.SAVED_MODEL;
    } else if (names.contains("model.weights.h5")) {
      return FileKind.KERAS_FOLDER;
    } else if (names.contains("model.json")) {
      return FileKind.TFJS;
    } else if (names.contains("data.pkl")) {
      return FileKind.TORCH;
    }
    return names.stream().anyMatch(n -> n.endsWith(".safetensors") || n.equals("pytorch_model.bin"))
        ? FileKind.HUGGING_FACE
        : FileKind.UNKNOWN;
  }

  private static byte[] slice(byte[] bytes, int from) {
    return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static boolean begins(byte[] head, int... signature) {
    if (head.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((head[i] & 0xff) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
