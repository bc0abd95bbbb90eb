package org.graft.engine.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.advise.Adviser;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Fault;
import org.graft.engine.plugin.Owner;
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

  /** One that breaks is asked again, and then fails by its name. */
  private static boolean refuses(TransferScore score, Evidence evidence) {
    try {
      return score.refusal(evidence).isPresent();
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /**
   * What a score says, or why it says nothing.
   *
   * @throws IllegalArgumentException if what it says is no finite number
   */
  static Answer ask(TransferScore score, Evidence evidence) {
    Optional<String> refusal = score.refusal(evidence);
    if (refusal.isPresent()) {
      return new Answer(Optional.empty(), refusal);
    }
    double value = score.score(evidence);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "its score is "
              + value
              + ", expected a finite number; where it is undefined, refusal() says so");
    }
    return new Answer(Optional.of(value), Optional.empty());
  }

  /** What went wrong in a score, with its name, whose it is and on what. */
  static String failure(Choice<TransferScore> score, FeatureTable table, Throwable thrown) {
    return "%s failed on %s: %s".formatted(Owner.words(score), table.words(), Fault.words(thrown));
  }

  /**
   * What a score says.
   *
   * @param value higher is better; absent where it refuses
   * @param refusal why there is none
   */
  record Answer(Optional<Double> value, Optional<String> refusal) {}

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
    boolean wanted = scores.stream().anyMatch(s -> refuses(s.value(), without));
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
