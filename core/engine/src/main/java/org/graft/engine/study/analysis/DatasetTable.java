package org.graft.engine.study.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.engine.study.scores.Scores;
import org.graft.engine.study.scores.Setting;
import org.graft.spi.result.study.AcrossDatasets.Row;

/**
 * Scores by data set and strategy: replicates and backbones averaged, what is incomplete named.
 *
 * @param strategies the columns
 * @param rows the table, every data set
 * @param complete rows of the table without a gap, [data sets][strategies]
 * @param runs scores behind the complete rows, [strategies][data sets][runs]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within the analysis, never compared
record DatasetTable(
    List<String> strategies, List<Row> rows, double[][] complete, double[][][] runs) {

  /** The table of a study. */
  static DatasetTable of(Scores scores) {
    List<String> strategies = scores.strategies();
    Map<String, List<Setting>> byDataset = new LinkedHashMap<>();
    for (Setting setting : scores.settings()) {
      byDataset.computeIfAbsent(setting.transfer(), k -> new ArrayList<>()).add(setting);
    }
    List<Row> rows = new ArrayList<>();
    List<double[]> complete = new ArrayList<>();
    List<double[][]> runs = new ArrayList<>();
    byDataset.forEach(
        (dataset, settings) -> {
          double[][] values =
              strategies.stream().map(s -> values(settings, s)).toArray(double[][]::new);
          double[] means = Arrays.stream(values).mapToDouble(DatasetTable::mean).toArray();
          List<String> without =
              IntStream.range(0, means.length)
                  .filter(i -> !Double.isFinite(means[i]))
                  .mapToObj(strategies::get)
                  .toList();
          Optional<String> excluded =
              without.isEmpty()
                  ? Optional.empty()
                  : Optional.of("no finite score of " + String.join(", ", without));
          rows.add(new Row(dataset, Arrays.stream(means).boxed().toList(), excluded));
          if (without.isEmpty()) {
            complete.add(means);
            runs.add(values);
          }
        });
    double[][][] byStrategy = new double[strategies.size()][runs.size()][];
    for (int s = 0; s < strategies.size(); s++) {
      for (int d = 0; d < runs.size(); d++) {
        byStrategy[s][d] = runs.get(d)[s];
      }
    }
    return new DatasetTable(strategies, rows, complete.toArray(double[][]::new), byStrategy);
  }

  /** Scores of a strategy in the settings of one data set. */
  private static double[] values(List<Setting> settings, String strategy) {
    return settings.stream()
        .flatMapToDouble(
            s -> s.arm(strategy).stream().flatMapToDouble(arm -> Arrays.stream(arm.values())))
        .toArray();
  }

  private static double mean(double[] values) {
    return values.length == 0 ? Double.NaN : Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Number of complete data sets. */
  int datasets() {
    return complete.length;
  }

  /** The complete means of one strategy. */
  double[] column(int strategy) {
    return Arrays.stream(complete).mapToDouble(row -> row[strategy]).toArray();
  }
}
