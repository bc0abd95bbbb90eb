package org.graft.engine.methods.catalogue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.design.Powers;
import org.graft.engine.methods.design.Stopping;
import org.graft.engine.methods.estimate.Aggregates;
import org.graft.engine.methods.estimate.Bootstraps;
import org.graft.engine.methods.estimate.Descriptions;
import org.graft.engine.methods.estimate.Distributions;
import org.graft.engine.methods.estimate.EffectSizes;
import org.graft.engine.methods.estimate.Intervals;
import org.graft.engine.methods.estimate.RankCorrelations;
import org.graft.engine.methods.groups.Adjustments;
import org.graft.engine.methods.groups.Anovas;
import org.graft.engine.methods.groups.Friedmans;
import org.graft.engine.methods.groups.RankComparisons;
import org.graft.engine.methods.location.BayesianTests;
import org.graft.engine.methods.location.Classifiers;
import org.graft.engine.methods.location.PermutationTests;
import org.graft.engine.methods.location.RankTests;
import org.graft.engine.methods.location.TTests;
import org.graft.engine.methods.location.UnpairedRankTests;
import org.graft.engine.methods.spread.EqualSpread;
import org.graft.engine.methods.spread.Runs;
import org.graft.engine.methods.spread.TwoSpreads;
import org.graft.engine.spec.bind.Plain;
import org.graft.stats.Refusal;

/** All methods by name. Thread-safe: methods are stateless. */
public final class Catalogue {
  /** A family's methods come in here and nowhere else. */
  private static final List<MethodCard> CARDS =
      Stream.of(
              TTests.METHODS,
              PermutationTests.METHODS,
              RankTests.METHODS,
              UnpairedRankTests.METHODS,
              Classifiers.METHODS,
              BayesianTests.METHODS,
              EffectSizes.METHODS,
              RankCorrelations.METHODS,
              Descriptions.METHODS,
              Distributions.METHODS,
              Intervals.METHODS,
              Bootstraps.METHODS,
              Aggregates.METHODS,
              Friedmans.METHODS,
              RankComparisons.METHODS,
              Anovas.METHODS,
              Adjustments.METHODS,
              EqualSpread.METHODS,
              TwoSpreads.METHODS,
              Runs.METHODS,
              Powers.METHODS,
              Stopping.METHODS)
          .flatMap(List::stream)
          .map(MethodCard::of)
          .toList();

  private Catalogue() {}

  /** Every method, by family and then in reading order. */
  public static List<MethodCard> all() {
    return CARDS;
  }

  /**
   * The method called {@code name}.
   *
   * @throws Refusal naming the nearest names when there is none
   */
  public static MethodCard method(String name) {
    return CARDS.stream()
        .filter(card -> card.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal(Refusal.Reason.BAD_ARGUMENT, unknown(name)));
  }

  private static String unknown(String name) {
    List<MethodCard> near = new NearestMethods(CARDS).to(name);
    String nearest =
        near.stream().map(card -> "'" + card.name() + "'").collect(Collectors.joining(" or "));
    return "no method named '"
        + name
        + "'"
        + (near.isEmpty() ? "" : " (did you mean " + nearest + "?)")
        + "; there are: "
        + String.join(", ", CARDS.stream().map(MethodCard::name).toList());
  }

  /**
   * Runs the method called {@code name} on plain values by the names of its inputs.
   *
   * @throws org.graft.engine.problem.SpecException with everything that is wrong with the values
   * @throws Refusal if an argument does not fit the others, or the method is unknown
   */
  public static Answer run(String name, Map<String, ?> arguments) {
    MethodCard card = method(name);
    Class<? extends Record> inputs = card.type().asSubclass(Record.class);
    Object method = Plain.bind(arguments, name, inputs);
    return new AnswerReader(new Notes()).read(card.type().cast(method), card.outputs());
  }
}
