package org.graft.engine.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.spi.Metric;
import org.graft.spi.result.Predictions;
import org.graft.spi.result.Stage;

/** Asks metrics for their scores. */
final class MetricScores {
  private MetricScores() {}

  /**
   * The scores by the metrics' labels.
   *
   * @throws StageException naming the metric that broke or gave no number
   */
  static Map<String, Double> of(List<Choice<Metric>> metrics, Predictions predictions)
      throws StageException {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Choice<Metric> metric : metrics) {
      double score;
      try {
        score = metric.value().score(predictions);
      } catch (InternalError e) {
        throw e;
      } catch (Throwable e) {
        String jar = Owner.jar(metric.value());
        throw new StageException(
            Stage.SCORE,
            metric.label()
                + (jar.isEmpty() ? "" : " (" + jar + ")")
                + ": "
                + StageException.describe(e));
      }
      if (Double.isInfinite(score)) {
        throw new StageException(
            Stage.SCORE,
            metric.label()
                + ": its score is "
                + score
                + ", expected a finite number, or NaN where"
                + " it is undefined");
      }
      scores.put(metric.label(), score);
    }
    return scores;
  }
}
