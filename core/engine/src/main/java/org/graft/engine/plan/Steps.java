package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The steps of a plan on a machine. Not thread-safe. */
public final class Steps {
  private final Plan plan;
  private final Estimates estimates;
  private final Map<String, FeatureTable> tables = new LinkedHashMap<>();
  private final Map<String, PlannedTrial> trials = new LinkedHashMap<>();
  private final Map<String, PlannedTrial> fits = new HashMap<>();
  private final Map<String, SourceStep> sources = new HashMap<>();
  private final Map<String, Step> shared = new HashMap<>();
  private final Map<String, FeatureStep> byTable = new HashMap<>();

  /** The steps of {@code plan}, with what each is expected to take. */
  public Steps(Plan plan, Estimates estimates) {
    this.plan = plan;
    this.estimates = estimates;
    plan.sources().forEach(this::source);
    plan.features().forEach(table -> tables.putIfAbsent(table.key(), table));
    for (PlannedTrial trial : plan.trials()) {
      trials.putIfAbsent(trial.card().id(), trial);
      trial.fits().forEach(fit -> fits.putIfAbsent(fit.card().id(), fit));
      needed(trial).forEach(table -> tables.putIfAbsent(table.key(), table));
    }
    for (List<FeatureTable> pass : FeatureStep.passes(tables.values())) {
      FeatureStep step = new FeatureStep(pass, source(pass.get(0).source()), estimates.of(pass));
      shared.put(step.key(), step);
      pass.forEach(table -> byTable.put(table.key(), step));
    }
  }

  /** The plan. */
  public Plan plan() {
    return plan;
  }

  /** How what they take is estimated. */
  public Estimates estimates() {
    return estimates;
  }

  /**
   * The steps that are left to do, in an order in which each follows its needs.
   *
   * @param done ids of trials that have an outcome
   */
  public List<Step> left(Set<String> done) {
    List<PlannedTrial> open =
        trials.values().stream().filter(trial -> !done.contains(trial.card().id())).toList();
    Map<String, Step> left = new LinkedHashMap<>();
    for (List<PlannedTrial> together : new Batching().of(open)) {
      add(batch(together), left);
    }
    return new ArrayList<>(left.values());
  }

  private static void add(Step step, Map<String, Step> steps) {
    if (!steps.containsKey(step.key())) {
      step.needs().forEach(need -> add(need, steps));
      steps.put(step.key(), step);
    }
  }

  /**
   * The step that another process knows by these words; empty where this plan has no such step.
   *
   * @param key the step's key
   * @param ids of what it trains on the target; none of other shared work
   */
  public Optional<Step> find(String key, List<String> ids) {
    if (ids.isEmpty()) {
      return Optional.ofNullable(shared.get(key));
    }
    return all(ids, trials)
        .<Step>map(this::batch)
        .or(() -> all(ids, fits).map(this::batch).map(CandidateStep::new))
        .filter(step -> step.key().equals(key));
  }

  private static Optional<List<PlannedTrial>> all(
      List<String> ids, Map<String, PlannedTrial> among) {
    return Optional.of(
            ids.stream().flatMap(id -> Optional.ofNullable(among.get(id)).stream()).toList())
        .filter(all -> all.size() == ids.size());
  }

  /** The features that it may need, whatever it chooses. */
  public static List<FeatureTable> needed(PlannedTrial trial) {
    return Stream.concat(
            Stream.of(trial),
            trial.candidates().stream()
                .flatMap(c -> Stream.concat(c.whole().stream(), Stream.of(c.then()))))
        .flatMap(one -> one.features().stream())
        .toList();
  }

  private TrialBatch batch(List<PlannedTrial> together) {
    PlannedTrial first = together.get(0);
    return new TrialBatch(
        together,
        first.source().map(this::source),
        first.features().flatMap(table -> Optional.ofNullable(byTable.get(table.key()))),
        choice(together),
        estimates.of(first.arm(), together.size()));
  }

  /** What trials that choose have to know before. */
  private List<Step> choice(List<PlannedTrial> together) {
    List<PlannedTrial> open = together.stream().flatMap(trial -> trial.fits().stream()).toList();
    if (open.isEmpty()) {
      return List.of();
    }
    Map<String, Step> choice = new LinkedHashMap<>();
    for (List<PlannedTrial> call : new Batching().of(open)) {
      CandidateStep step = new CandidateStep(batch(call));
      choice.put(step.key(), step);
    }
    for (PlannedTrial trial : together) {
      if (trial.source().isEmpty()) {
        trial.candidates().stream()
            .flatMap(candidate -> candidate.then().source().stream())
            .map(this::source)
            .forEach(step -> choice.put(step.key(), step));
      }
      for (FeatureTable table : needed(trial)) {
        FeatureStep step = byTable.get(table.key());
        if (step != null) {
          choice.put(step.key(), step);
        }
      }
    }
    return List.copyOf(choice.values());
  }

  private SourceStep source(SourceModel model) {
    SourceStep step =
        sources.computeIfAbsent(model.key(), k -> new SourceStep(model, estimates.of(model)));
    shared.putIfAbsent(step.key(), step);
    return step;
  }
}
