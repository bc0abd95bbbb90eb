package org.graft.engine.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.advise.Adviser;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.FeatureTables;
import org.graft.engine.run.Sessions;
import org.graft.spi.TransferScore;
import org.graft.spi.TransferScore.Evidence;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * Computes scores from features of the target's training split.
 *
 * @param sessions by which source models give class probabilities
 * @param tables features, read from the store or computed and kept there
 * @param examples most rows that are looked at
 */
record Scoring(Sessions sessions, FeatureTables tables, int examples) {

  /** What scores may look at: source probabilities only where one of the scores asks for them. */
  Evidence evidence(FeatureTable table, Weights weights, List<Choice<TransferScore>> scores)
      throws InterruptedException {
    Examples train = table.target().dataset().train();
    int classes;
    try {
      classes = table.target().dataset().classes().size();
    } catch (IllegalArgumentException e) {
      throw new UserException("transferability scores are of classes: " + e.getMessage(), e);
    }
    int[] rows = Adviser.spread(train, examples);
    Map<String, Tensor> splits =
        tables.get(List.of(table), weights).tables().getOrDefault(table.key(), Map.of());
    Tensor features = splits.get("train");
    if (features == null) {
      throw new IllegalStateException("no features of the training split");
    }
    Examples probed = train.select(rows);
    Evidence without =
        new Evidence(features.select(rows), Optional.empty(), probed.labels(), classes);
    Network whole = table.source().setting().card().network();
    boolean wanted = scores.stream().anyMatch(s -> s.value().refusal(without).isPresent());
    if (!wanted || !whole.classifies()) {
      return without;
    }
    String output = whole.output().name();
    Tensor probabilities =
        sessions
            .of(table.runner().trainer())
            .outputs(whole, weights, probed.inputs(), List.of(output))
            .get(output);
    return new Evidence(
        without.features(), Optional.ofNullable(probabilities), probed.labels(), classes);
  }
}
