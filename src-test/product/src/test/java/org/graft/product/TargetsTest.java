package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers and several labels, from a table to the report. */
final class TargetsTest {
  private static final int ROWS = 240;
  private static final String FILE =
      """
      experiment: %1$s
      source: {csv: {train: %1$s.csv, %2$s}, test: 0.3}
      target: {csv: {train: %1$s.csv, %2$s}, test: 0.4}
      backbone: {mlp: {hidden: [8]}}
      training: {optimizer: {adam: {rate: 0.01}}, epochs: 20}
      strategies: [scratch, feature-extractor]
      repeats: {training: 2}
      baseline: scratch
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void numbersArePredictedAndScoredInTheirUnit() throws Exception {
    Graft graft = graft("numbers", "targets: [y, z]", "y,z");
    assertThat(graft.run("plan", "numbers.yaml").out())
        .contains("2 numbers (y, z), standardised by training rows", "by tenths of 'y'");
    Graft.Result run = graft.run("run", "numbers.yaml");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("rmse, lower is better");
    assertThat(folder.resolve("runs/numbers/report/index.html")).exists();

    Graft.Result exported = graft.run("export", "numbers", "--format", "jsonl");
    assertThat(exported.exit()).as(exported.err()).isZero();
    List<String> trials = lines(exported.out());
    assertThat(trials).hasSize(4);
    List<String> predictions = lines(graft.run("export", "numbers", "--predictions").out());
    assertThat(predictions.get(0)).isEqualTo("trial,row,true.y,true.z,predicted.y,predicted.z");
    for (String trial : trials) {
      String id = found("\"trial\":\"([0-9a-f]+)\"", trial);
      List<String[]> own =
          predictions.stream()
              .filter(line -> line.startsWith(id + ","))
              .map(line -> line.split(",", -1))
              .toList();
      assertThat(own).hasSize((int) (0.4 * ROWS));
      double rmse = (rmse(own, 2, 4) + rmse(own, 3, 5)) / 2;
      assertThat(Double.parseDouble(found("\"rmse\":([0-9.]+)", trial)))
          .isCloseTo(rmse, within(1e-4));
      assertThat(rmse).as("better than the mean of what is predicted").isLessThan(20);
    }
    predictsRowsInTheUnitOfTheData(graft, found("\"trial\":\"([0-9a-f]+)\"", trials.get(0)));
  }

  /** Of the line y = 100 + 30 a - 10 b a network learnt enough to tell 40 apart. */
  private void predictsRowsInTheUnitOfTheData(Graft graft, String trial)
      throws IOException, InterruptedException {
    npy("rows.npy", 1, 0, 0, -1, 0, 0);
    String model = "run:numbers/" + trial;
    Graft.Result json = graft.run("predict", "--backbone", model, "--json", "rows.npy");
    assertThat(json.exit()).as(json.err()).isZero();
    Matcher values = Pattern.compile("\"y\",\\s+\"value\": (-?[0-9.E]+)").matcher(json.out());
    double[] y = values.results().mapToDouble(v -> Double.parseDouble(v.group(1))).toArray();
    assertThat(y).hasSize(2);
    assertThat(y[0] - y[1]).isGreaterThan(20);
    assertThat(y[0] + y[1]).isBetween(120.0, 280.0);
    assertThat(json.out()).contains("\"input\": \"row 1\"", "\"name\": \"z\"");
    npy("narrow.npy", 1, 2);
    Graft.Result top = graft.run("predict", "--backbone", model, "--top", "1", "rows.npy");
    assertThat(top.exit()).isEqualTo(2);
    assertThat(top.out()).isEmpty();
    assertThat(top.err()).contains("--top is for classes", "predicts numbers", "leave it out");
    Graft.Result narrow = graft.run("predict", "--backbone", model, "narrow.npy");
    assertThat(narrow.exit()).isEqualTo(2);
    assertThat(narrow.err()).contains("takes inputs of 3, found 2");
    Graft.Result picture = graft.run("predict", "--backbone", model, "cat.png");
    assertThat(picture.err()).contains("not pictures", ".npy");
  }

  /** Rows of three numbers, or one of fewer, as NumPy saves them. */
  private void npy(String name, float... numbers) throws IOException {
    int features = Math.min(3, numbers.length);
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n"
            .formatted(numbers.length / features, features);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length() + 4 * numbers.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    Files.write(folder.resolve(name), bytes.array());
  }

  @Test
  void severalLabelsHaveProbabilitiesOfTheirOwn() throws Exception {
    Graft graft = graft("labels", "labels: [rain, wind]", "rain,wind");
    Graft.Result run = graft.run("run", "labels.yaml");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("mean-average-precision, higher is better");
    List<String> predictions = lines(graft.run("export", "labels", "--predictions").out());
    assertThat(predictions.get(0)).isEqualTo("trial,row,true.rain,true.wind,p.rain,p.wind");
    assertThat(predictions.subList(1, predictions.size()))
        .anySatisfy(
            line -> {
              String[] cells = line.split(",", -1);
              assertThat(Double.parseDouble(cells[4]) + Double.parseDouble(cells[5]))
                  .isGreaterThan(1.2);
            });
    String trial = lines(graft.run("export", "labels").out()).get(1).split(",", -1)[0];
    npy("rows.npy", 2, 2, 2);
    Graft.Result rows = graft.run("predict", "--backbone", "run:labels/" + trial, "rows.npy");
    assertThat(rows.out())
        .containsPattern("row 0\\R +[01]\\.\\d{4} +rain\\R +[01]\\.\\d{4} +wind\\R");
  }

  @Test
  void refusesWhatSaysNothingOfTheTarget() throws Exception {
    Graft graft = graft("numbers", "targets: [y, z]", "y,z");
    Graft.Result metric = graft.run("plan", "numbers.yaml", "metrics=[accuracy]");
    assertThat(metric.exit()).isEqualTo(2);
    assertThat(metric.err())
        .contains("'accuracy' says nothing of numbers", "those that do are: mae, r2, rmse");
    Graft.Result head = graft.run("plan", "numbers.yaml", "strategies=[lda]", "baseline=null");
    assertThat(head.exit()).isEqualTo(2);
    assertThat(head.err()).contains("lda", "it does not predict numbers", "fine-tune");
    Graft.Result column =
        graft.run("plan", "numbers.yaml", "target={csv: {train: numbers.csv, targets: [yy]}}");
    assertThat(column.exit()).isEqualTo(2);
    assertThat(column.err()).contains("yy");
  }

  private Graft graft(String name, String target, String columns) {
    Graft graft = new Graft(folder);
    graft.write(name + ".yaml", FILE.formatted(name, target));
    StringBuilder table = new StringBuilder("a,b,c," + columns + "\n");
    Random random = new Random(1);
    for (int i = 0; i < ROWS; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      double c = random.nextGaussian();
      boolean labels = name.equals("labels");
      table.append(String.format(Locale.ROOT, "%.4f,%.4f,%.4f,", a, b, c));
      table.append(
          labels
              ? (a + b > 0 ? 1 : 0) + "," + (c - a > 0.5 ? 1 : 0) + "\n"
              : String.format(Locale.ROOT, "%.3f,%.3f%n", 100 + 30 * a - 10 * b, 5 * c));
    }
    graft.write(name + ".csv", table.toString());
    return graft;
  }

  private static double rmse(List<String[]> rows, int truth, int predicted) {
    return Math.sqrt(
        rows.stream()
            .mapToDouble(r -> Double.parseDouble(r[truth]) - Double.parseDouble(r[predicted]))
            .map(d -> d * d)
            .average()
            .orElseThrow());
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
