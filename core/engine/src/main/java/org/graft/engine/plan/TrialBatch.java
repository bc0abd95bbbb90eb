package org.graft.engine.plan;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TrialExecutor.Estimate;
import org.graft.spi.base.Digest;

/**
 * Trials that are trained in one call: one, or several on the same data and network whose trainer
 * takes them at once. How long it takes depends on it, what comes out does not.
 *
 * @param key the trial's id; of several, the digest of their ids
 * @param trials in the order of the matrix
 * @param source gives the source model's weights, where they need them
 * @param features gives the features of their frozen prefix, where they have one
 * @param estimate what it is expected to take
 */
public record TrialBatch(
    String key,
    List<PlannedTrial> trials,
    Optional<SourceStep> source,
    Optional<FeatureStep> features,
    Estimate estimate)
    implements Step {
  /** Copies the list. */
  public TrialBatch {
    trials = List.copyOf(trials);
  }

  TrialBatch(
      List<PlannedTrial> trials,
      Optional<SourceStep> source,
      Optional<FeatureStep> features,
      Estimate estimate) {
    this(key(trials), trials, source, features, estimate);
  }

  private static String key(List<PlannedTrial> trials) {
    if (trials.size() == 1) {
      return trials.get(0).card().id();
    }
    Digest digest = new Digest();
    trials.forEach(trial -> digest.add(trial.card().id()));
    return digest.id();
  }

  @Override
  public List<Step> needs() {
    return features
        .map(f -> source.<List<Step>>map(s -> List.of(s, f)).orElse(List.of(f)))
        .orElseGet(() -> source.<List<Step>>map(List::of).orElse(List.of()));
  }

  /** What all its trials do. */
  public Arm arm() {
    return trials.get(0).arm();
  }

  /** The same with some of its trials, in a call of their own. */
  public TrialBatch of(List<PlannedTrial> some) {
    double share = (double) some.size() / trials.size();
    Estimate part =
        new Estimate(
            (long) (estimate.bytes() * share), estimate.seconds() * share, estimate.threads());
    return new TrialBatch(some, source, features, part);
  }

  /** Each of its trials in a call of its own. */
  public List<TrialBatch> alone() {
    return trials.stream().map(trial -> of(List.of(trial))).toList();
  }

  @Override
  public String words() {
    return (trials.size() == 1 ? "trial " + key : trials.size() + " trials")
        + ": "
        + arm().strategy().label()
        + ", "
        + arm().setting().backbone().label()
        + ", "
        + arm().setting().transfer().name();
  }
}
