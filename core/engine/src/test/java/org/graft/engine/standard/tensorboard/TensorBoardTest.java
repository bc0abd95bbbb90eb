package org.graft.engine.standard.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.base.Seed;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.CurvePoint;
import org.graft.testkit.TrackerContract;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardTest {
  private static final Path PROTOC = Path.of("/usr/bin/protoc");

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> keepsEveryPromise() {
    return TrackerContract.of(new TensorBoard(folder.resolve("contract"))).tests();
  }

  private List<byte[]> records() throws Exception {
    TrialCard trial = new TrialCard("t1", "b1", "a -> b", "mlp", "fine-tune", 2, 3, new Seed(1));
    Outcome outcome =
        new Outcome.Completed(
            "t1",
            Map.of("accuracy", 0.75),
            List.of(),
            List.of(
                new CurvePoint(1, "train", 1.5, 0.25),
                new CurvePoint(1, "validation", 1.25, 0.5),
                new CurvePoint(2, "train", 0.5, Double.NaN)),
            Optional.empty(),
            Map.of(),
            0,
            "");
    TensorBoard board = new TensorBoard(folder);
    Path earlier = folder.resolve("t1/events.out.tfevents.5.graft");
    board.on(new Event.TrialFinished(trial, new Outcome.Failed("t1", Stage.FIT, "no")));
    Files.move(folder.resolve("t1").toFile().listFiles()[0].toPath(), earlier);
    board.on(new Event.TrialFinished(trial, outcome));
    assertThat(folder.resolve("t1"))
        .as("one file, the last")
        .isDirectoryNotContaining("glob:**.5.graft");
    try (Stream<Path> files = Files.list(folder.resolve("t1"))) {
      return split(Files.readAllBytes(files.findFirst().orElseThrow()));
    }
  }

  /** Takes records apart, checking both sums, by CRC32C bit by bit (RFC 3720, B.4). */
  private static List<byte[]> split(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[Long.BYTES];
      in.get(length);
      assertThat(in.getInt()).isEqualTo(masked(length));
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(data);
      assertThat(in.getInt()).isEqualTo(masked(data));
      records.add(data);
    }
    return records;
  }

  private static int masked(byte[] data) {
    int crc = ~0;
    for (byte b : data) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
      }
    }
    crc = ~crc;
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }

  /** The published check value of CRC32C, and TensorFlow's mask of it. */
  @Test
  void sumsAreCrc32CAsPublished() {
    int masked = masked("123456789".getBytes(StandardCharsets.US_ASCII));
    int unmasked = masked - 0xa282ead8;
    assertThat((unmasked >>> 17) | (unmasked << 15)).isEqualTo(0xe3069283);
  }

  @Test
  void recordsAreFramedWithTheirSums() throws Exception {
    assertThat(records()).hasSize(6);
    assertThat(new String(records().get(0), StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
  }

  @Test
  @Tag("protoc")
  void protocReadsBackWhatWasWritten() throws Exception {
    List<byte[]> records = records();
    List<String> texts = new ArrayList<>();
    for (byte[] record : records) {
      texts.add(decoded("Event", record));
    }
    assertThat(texts.get(0)).contains("file_version: \"brain.Event:2\"");
    assertThat(texts.get(1))
        .contains("tag: \"_hparams_/session_start_info\"", "plugin_name: \"hparams\"", "dtype: 1");
    assertThat(texts.get(2))
        .contains("step: 1", "tag: \"train/loss\"", "simple_value: 1.5")
        .contains("tag: \"validation/accuracy\"", "simple_value: 0.5");
    assertThat(texts.get(3)).contains("step: 2").doesNotContain("train/accuracy", "nan");
    assertThat(texts.get(4)).contains("step: 2", "tag: \"test/accuracy\"", "simple_value: 0.75");
    assertThat(texts.get(5)).contains("_hparams_/session_end_info");
    assertThat(decoded("HParamsPluginData", content(records.get(1))))
        .contains("key: \"strategy\"", "string_value: \"fine-tune\"")
        .contains("key: \"training replicate\"", "number_value: 3")
        .contains("group_name: \"a -> b | mlp | fine-tune\"", "start_time_secs: ");
    assertThat(decoded("HParamsPluginData", content(records.get(5))))
        .contains("status: STATUS_SUCCESS");
  }

  /** The plugin's data: what follows its name, behind a tag and a length of one or two bytes. */
  private static byte[] content(byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("hparams", text.indexOf("hparams") + 1) + "hparams".length() + 1;
    int length = record[at] & 0xff;
    int begin = at + 1;
    if (length > 127) {
      length = (length & 127) | (record[at + 1] << 7);
      begin++;
    }
    return java.util.Arrays.copyOfRange(record, begin, begin + length);
  }

  private String decoded(String type, byte[] message) throws Exception {
    Path file = Files.write(folder.resolve("message"), message);
    Path proto = folder.resolve("event.proto");
    try (var in = TensorBoardTest.class.getResourceAsStream("event.proto")) {
      Files.write(proto, in.readAllBytes());
    }
    Process process =
        new ProcessBuilder(
                PROTOC.toString(),
                "--decode=" + type,
                "-I" + folder,
                "-I/usr/include",
                "event.proto")
            .directory(folder.toFile())
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
