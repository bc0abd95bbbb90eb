package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param choice gives the scores of their candidates, where they choose, and the features, and the
 *     weights of other source models, that any of these may need
 * @param estimate what it is expected to take
 */
public record TrialBatch(
    String key,
    List<PlannedTrial> trials,
    Optional<SourceStep> source,
    Optional<FeatureStep> features,
    List<Step> choice,
    Estimate estimate)
    implements Step {
  /** Copies the lists. */
  public TrialBatch {
    trials = List.copyOf(trials);
    choice = List.copyOf(choice);
  }

  TrialBatch(
      List<PlannedTrial> trials,
      Optional<SourceStep> source,
      Optional<FeatureStep> features,
      List<Step> choice,
      Estimate estimate) {
    this(key(trials), trials, source, features, choice, estimate);
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
    List<Step> needs = new ArrayList<>();
    source.ifPresent(needs::add);
    features.ifPresent(needs::add);
    needs.addAll(choice);
    return needs;
  }

  @Override
  public int most() {
    return trials.size() * (1 + arm().choosing().map(Choosing::later).orElse(0));
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
    return new TrialBatch(some, source, features, choice, part);
  }

  /** The candidates whose scores it needs. */
  public List<CandidateStep> candidates() {
    return choice.stream()
        .filter(CandidateStep.class::isInstance)
        .map(CandidateStep.class::cast)
        .toList();
  }

  /**
   * Steps of those of its candidates that go on.
   *
   * @param fits their trainings
   */
  public List<CandidateStep> going(List<PlannedTrial> fits) {
    return then(fits).stream().map(CandidateStep::new).toList();
  }

  /**
   * The calls in which trials are trained once they have chosen.
   *
   * @param chosen what each of its trials has become
   */
  public List<TrialBatch> then(List<PlannedTrial> chosen) {
    List<TrialBatch> calls = new ArrayList<>();
    for (List<PlannedTrial> together : new Batching().of(chosen)) {
      Optional<FeatureStep> own = together.get(0).features().flatMap(table -> giving(table.key()));
      Optional<SourceStep> weights = together.get(0).source().flatMap(this::giving);
      calls.add(new TrialBatch(together, weights, own, List.of(), estimate));
    }
    return calls;
  }

  private Optional<SourceStep> giving(SourceModel model) {
    return Stream.concat(source.stream(), choice.stream())
        .filter(SourceStep.class::isInstance)
        .map(SourceStep.class::cast)
        .filter(step -> step.key().equals(model.key()))
        .findFirst();
  }

  private Optional<FeatureStep> giving(String table) {
    return choice.stream()
        .filter(FeatureStep.class::isInstance)
        .map(FeatureStep.class::cast)
        .filter(pass -> pass.tables().stream().anyMatch(one -> one.key().equals(table)))
        .findFirst();
  }

  /** Each of its trials in a call of its own. */
  public List<TrialBatch> alone() {
    return trials.stream().map(trial -> of(List.of(trial))).toList();
  }

  @Override
  public String words() {
    return (trials.size() == 1 ? "trial " + key : trials.size() + " trials") + ": " + place();
  }

  /** Strategy, backbone and transfer of its trials. */
  String place() {
    return arm().strategy().label()
        + ", "
        + arm().setting().backbone().label()
        + ", "
        + arm().setting().transfer().name();
  }
}
