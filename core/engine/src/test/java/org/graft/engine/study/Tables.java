package org.graft.engine.study;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.graft.engine.study.analysis.Analyst;
import org.graft.engine.study.scores.Adjusting;
import org.graft.engine.study.scores.Layout;
import org.graft.engine.study.scores.Rules;
import org.graft.engine.study.table.TableOptions;
import org.graft.engine.study.table.TableScores;
import org.graft.spi.base.Direction;
import org.graft.spi.result.study.Study;

/** Studies of hand-made tables. */
final class Tables {
  private Optional<Direction> direction = Optional.empty();
  private Optional<String> metric = Optional.empty();
  private List<String> scores = List.of();
  private Optional<String> dataset = Optional.empty();
  private List<String> pairedBy = List.of();
  private Optional<String> cluster = Optional.empty();
  private List<String> ignore = List.of();
  private Optional<String> baseline = Optional.empty();
  private double rope;
  private OptionalDouble failure = OptionalDouble.empty();
  private Layout layout = new Layout.Automatic();
  private Adjusting adjusting = Adjusting.AUTOMATIC;

  Tables lower() {
    direction = Optional.of(Direction.LOWER_IS_BETTER);
    return this;
  }

  Tables baseline(String name) {
    baseline = Optional.of(name);
    return this;
  }

  Tables rope(double width) {
    rope = width;
    return this;
  }

  Tables failure(double threshold) {
    failure = OptionalDouble.of(threshold);
    return this;
  }

  Tables layout(Layout chosen) {
    layout = chosen;
    return this;
  }

  Tables adjusting(Adjusting chosen) {
    adjusting = chosen;
    return this;
  }

  Tables metric(String column) {
    metric = Optional.of(column);
    return this;
  }

  Tables scores(String... columns) {
    scores = List.of(columns);
    return this;
  }

  Tables dataset(String column) {
    dataset = Optional.of(column);
    return this;
  }

  Tables pairedBy(String... columns) {
    pairedBy = List.of(columns);
    return this;
  }

  Tables cluster(String column) {
    cluster = Optional.of(column);
    return this;
  }

  Tables ignore(String... columns) {
    ignore = List.of(columns);
    return this;
  }

  /** What is printed of a file beside the tests of tables. */
  String printed(String file) {
    return text(read(file));
  }

  /** The text of a file beside the tests of tables. */
  static String read(String file) {
    try (InputStream in = requireNonNull(Tables.class.getResourceAsStream("table/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is printed of a table. */
  String text(String csv) {
    return StudySummary.text(study(csv));
  }

  Study study(String csv) {
    TableOptions options =
        new TableOptions(
            Optional.empty(),
            Optional.empty(),
            metric,
            scores,
            dataset,
            pairedBy,
            cluster,
            ignore,
            direction);
    try {
      return Analyst.analyse(
          TableScores.parse(
              "scores",
              csv,
              options,
              name ->
                  new Rules(
                      Measures.named(name, options.direction(name)),
                      baseline,
                      0.05,
                      rope,
                      failure,
                      layout,
                      adjusting,
                      Optional.empty(),
                      Rules.SEED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Thirty seeds: scratch scatters and fails three times, carried weights are steady. */
  static String blobs() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv = new StringBuilder("strategy,seed,accuracy\n");
    for (int seed = 0; seed < 30; seed++) {
      double scratch = seed % 10 == 3 ? 0.31 : 0.78 + 0.04 * random.nextDouble();
      csv.append("scratch,").append(seed).append(',').append(scratch).append('\n');
      double steady = 0.83 + 0.004 * random.nextDouble();
      csv.append("fine-tune,").append(seed).append(',').append(steady).append('\n');
    }
    return csv.toString();
  }

  /** Demsar 2006, table 6. */
  static String demsar() {
    return """
    dataset,C4.5,C4.5+m,C4.5+cf,C4.5+m+cf
    adult (sample),0.763,0.768,0.771,0.798
    breast cancer,0.599,0.591,0.590,0.569
    breast cancer wisconsin,0.954,0.971,0.968,0.967
    cmc,0.628,0.661,0.654,0.657
    ionosphere,0.882,0.888,0.886,0.898
    iris,0.936,0.931,0.916,0.931
    liver disorders,0.661,0.668,0.609,0.685
    lung cancer,0.583,0.583,0.563,0.625
    lymphography,0.775,0.838,0.866,0.875
    mushroom,1.000,1.000,1.000,1.000
    primary tumor,0.940,0.962,0.965,0.962
    rheum,0.619,0.666,0.614,0.669
    voting,0.972,0.981,0.975,0.975
    wine,0.957,0.978,0.946,0.970
    """;
  }
}
