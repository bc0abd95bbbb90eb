package org.graft.engine.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Metric;
import org.graft.spi.result.Predictions;
import org.graft.spi.result.Stage;

/** Asks metrics for their scores. */
final class MetricScores {
  private MetricScores() {}

  /**
   * The scores by the metrics' labels.
   *
   * @throws StageException naming the metric that broke
   */
  static Map<String, Double> of(List<Choice<Metric>> metrics, Predictions predictions)
      throws StageException {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Choice<Metric> metric : metrics) {
      try {
        scores.put(metric.label(), metric.value().score(predictions));
      } catch (RuntimeException | LinkageError e) {
        throw new StageException(Stage.SCORE, metric.label() + ": " + StageException.describe(e));
      }
    }
    return scores;
  }
}
