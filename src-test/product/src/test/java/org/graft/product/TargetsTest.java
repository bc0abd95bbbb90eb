package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
