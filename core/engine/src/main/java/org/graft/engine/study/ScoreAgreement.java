package org.graft.engine.study;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.TransferabilityScore;
import org.graft.engine.study.words.TransferabilityText;
import org.graft.spi.base.Direction;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Transferability;
import org.graft.stats.Refusal;
import org.graft.stats.effect.WeightedTau;

/**
 * Sets transferability scores beside results. Targets are taken by their data, strategies without
 * where they take features from.
 */
final class ScoreAgreement {
  /** Candidates from which on an interval is given. */
  private static final int FEW = 5;

  private static final double CONFIDENCE = 0.95;
  private static final int RESAMPLES = 10_000;
  private static final long SEED = 1;

  private final Declared spec;
  private final Map<String, List<TransferabilityScore>> scored;

  private ScoreAgreement(Declared spec, Map<String, List<TransferabilityScore>> scored) {
    this.spec = spec;
    this.scored = scored;
  }

  /** One for each target and strategy that was used with two or more candidates. */
  static List<Transferability> of(
      Declared spec, List<Recorded> trials, Map<String, List<TransferabilityScore>> scored) {
    return new ScoreAgreement(spec, scored).all(trials);
  }

  private List<Transferability> all(List<Recorded> trials) {
    Map<List<String>, List<Recorded>> groups = new LinkedHashMap<>();
    for (Recorded trial : trials) {
      if (scored.containsKey(trial.card().id()) && !Double.isNaN(result(trial))) {
        groups
            .computeIfAbsent(List.of(target(trial), strategy(trial)), k -> new ArrayList<>())
            .add(trial);
      }
    }
    List<Transferability> all = new ArrayList<>();
    groups.forEach((key, group) -> of(key.get(0), group, groups.keySet()).ifPresent(all::add));
    return all;
  }

  private Optional<Transferability> of(
      String target, List<Recorded> group, Set<List<String>> groups) {
    Map<List<String>, List<Recorded>> byFeatures = new LinkedHashMap<>();
    for (Recorded trial : group) {
      byFeatures
          .computeIfAbsent(
              List.of(source(trial), trial.card().backbone(), first(trial).tap()),
              k -> new ArrayList<>())
          .add(trial);
    }
    if (byFeatures.size() < 2) {
      return Optional.empty();
    }
    boolean higher = spec.metrics().get(0).direction() == Direction.HIGHER_IS_BETTER;
    List<Transferability.Candidate> candidates = new ArrayList<>();
    byFeatures.forEach(
        (key, own) ->
            candidates.add(
                new Transferability.Candidate(
                    key.get(0),
                    key.get(1),
                    key.get(2),
                    own.size(),
                    own.stream().mapToDouble(this::result).average().orElseThrow(),
                    spec.scores().stream().map(s -> mean(s.score().label(), own)).toList())));
    candidates.sort(Comparator.comparingDouble(c -> higher ? -c.result() : c.result()));
    List<Transferability.Agreement> agreements = new ArrayList<>();
    for (int s = 0; s < spec.scores().size(); s++) {
      agreements.add(
          new Transferability.Agreement(
              spec.scores().get(s).score().label(),
              having(candidates, s).size(),
              tau(having(candidates, s), s, group, higher)));
    }
    String label = label(group, groups);
    return Optional.of(
        new Transferability(
            target,
            label,
            candidates,
            agreements,
            TransferabilityText.sentence(
                target, label, spec.metrics().get(0).label(), candidates, agreements)));
  }

  /** Those that have the score. */
  private static List<Transferability.Candidate> having(
      List<Transferability.Candidate> candidates, int score) {
    return candidates.stream().filter(c -> !Double.isNaN(c.scores().get(score))).toList();
  }

  /** The mean over trials; NaN where the score was refused for one of them. */
  private double mean(String score, List<Recorded> trials) {
    double sum = 0;
    for (Recorded trial : trials) {
      sum +=
          scored.getOrDefault(trial.card().id(), List.of()).stream()
              .filter(one -> one.score().equals(score))
              .findFirst()
              .flatMap(TransferabilityScore::value)
              .orElse(Double.NaN);
    }
    return sum / trials.size();
  }

  private Estimate tau(
      List<Transferability.Candidate> with, int score, List<Recorded> group, boolean higher) {
    if (with.size() < 2) {
      return Estimate.refused(refusal(score, group));
    }
    double[] x = with.stream().mapToDouble(c -> c.scores().get(score)).toArray();
    double[] y = with.stream().mapToDouble(c -> higher ? c.result() : -c.result()).toArray();
    double tau;
    try {
      tau = WeightedTau.of(x, y);
    } catch (Refusal e) {
      return Estimate.refused(String.valueOf(e.getMessage()));
    }
    if (with.size() < FEW) {
      return Estimate.withoutInterval(
          tau, "an interval needs " + FEW + " source models and taps, found " + with.size());
    }
    try {
      double[] limits = WeightedTau.interval(x, y, CONFIDENCE, RESAMPLES, SEED);
      return Estimate.of(
          tau,
          new Interval(
              limits[0],
              limits[1],
              CONFIDENCE,
              "percentile bootstrap over source models and taps, 10,000 resamples"));
    } catch (Refusal e) {
      return Estimate.withoutInterval(tau, String.valueOf(e.getMessage()));
    }
  }

  private String refusal(int score, List<Recorded> group) {
    String label = spec.scores().get(score).score().label();
    return group.stream()
        .flatMap(trial -> scored.getOrDefault(trial.card().id(), List.of()).stream())
        .filter(one -> one.score().equals(label))
        .flatMap(one -> one.refusal().stream())
        .findFirst()
        .orElse("fewer than two source models and taps have the score");
  }

  private TransferabilityScore first(Recorded trial) {
    return scored.getOrDefault(trial.card().id(), List.of()).get(0);
  }

  private double result(Recorded trial) {
    return trial.outcome().orElse(null) instanceof Outcome.Completed completed
        ? completed.scores().getOrDefault(spec.metrics().get(0).label(), Double.NaN)
        : Double.NaN;
  }

  private String target(Recorded trial) {
    return transfer(trial).map(t -> t.target().label()).orElse(trial.card().transfer());
  }

  private String source(Recorded trial) {
    return transfer(trial)
        .flatMap(Declared.Transfer::source)
        .map(Declared.Part::label)
        .filter(label -> trial.sourceData().isPresent())
        .orElse("");
  }

  private Optional<Declared.Transfer> transfer(Recorded trial) {
    return spec.transfers().stream()
        .filter(t -> t.name().equals(trial.card().transfer()))
        .findFirst();
  }

  /** The strategy in full, but for where it takes features from. */
  private static String strategy(Recorded trial) {
    JsonObject settings = JsonParser.parseString(trial.settings()).getAsJsonObject();
    if (!(Hyperparameters.parsed(settings.get("strategy").getAsString())
        instanceof JsonObject named)) {
      return trial.card().strategy();
    }
    for (String name : List.copyOf(named.keySet())) {
      if (named.get(name) instanceof JsonObject arguments) {
        arguments.remove("tap");
        arguments.remove("pooling");
      }
    }
    return named.toString();
  }

  /** The label of all its trials or, where these differ, the name that no other group has. */
  private static String label(List<Recorded> group, Set<List<String>> groups) {
    Set<String> labels =
        group.stream()
            .map(trial -> trial.card().strategy())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (labels.size() == 1) {
      return labels.iterator().next();
    }
    String whole = strategy(group.get(0));
    String name = JsonParser.parseString(whole).getAsJsonObject().keySet().iterator().next();
    long alike =
        groups.stream()
            .map(key -> key.get(1))
            .distinct()
            .filter(text -> text.startsWith("{\"" + name + "\":"))
            .count();
    return alike == 1 ? name : String.join(", ", labels);
  }
}
