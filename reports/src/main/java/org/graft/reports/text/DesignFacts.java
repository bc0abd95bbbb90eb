package org.graft.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Family;
import org.graft.spi.result.study.Losses;
import org.graft.spi.result.study.Pairing;
import org.graft.spi.result.study.Replication;
import org.graft.spi.result.study.Sensitivity;
import org.graft.spi.result.study.Stopping;
import org.graft.stats.PValue;

/** The design of a study as names and values, for the design box. */
public final class DesignFacts {
  private DesignFacts() {}

  /**
   * A name with one or more values.
   *
   * @param name what
   * @param values in order
   */
  public record Fact(String name, List<String> values) {
    /** Copies the values. */
    public Fact {
      values = List.copyOf(values);
    }
  }

  /** The facts in the order in which a reader asks for them. */
  public static List<Fact> of(Design design) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("Metric", Wording.axis(design.measure())));
    facts.add(new Fact("Data", design.data().stream().map(DesignFacts::data).toList()));
    facts.add(new Fact("Backbones", design.backbones()));
    facts.add(
        new Fact(
            "Strategies",
            design.strategies().stream()
                .map(s -> s.strategy() + (s.description().isEmpty() ? "" : ": " + s.description()))
                .toList()));
    facts.add(fact("Repeats", repeats(design.replication())));
    facts.add(fact("Pairing", pairing(design.replication().pairing())));
    facts.add(fact("Scope", design.replication().scope()));
    facts.add(fact("Comparisons", family(design.family())));
    facts.add(
        fact(
            "Smallest difference of interest",
            design.family().rope() > 0
                ? "\u00b1" + Numerals.plain(design.family().rope())
                : "none declared, so that equivalence cannot be shown"));
    facts.add(fact("Stopping", stopping(design.stopping())));
    facts.add(fact("Trials", losses(design.losses())));
    facts.add(new Fact("The design can show", sensitivity(design.sensitivity())));
    return facts.stream().filter(f -> f.values().stream().anyMatch(v -> !v.isBlank())).toList();
  }

  private static Fact fact(String name, String value) {
    return new Fact(name, List.of(value));
  }

  private static String data(DataCard card) {
    List<String> parts = new ArrayList<>();
    if (!card.description().isEmpty()) {
      parts.add(card.description());
    }
    card.train().ifPresent(n -> parts.add(Numerals.whole(n) + " training examples"));
    card.validation().ifPresent(n -> parts.add(Numerals.whole(n) + " for validation"));
    card.test().ifPresent(n -> parts.add(Numerals.whole(n) + " test examples"));
    if (!card.classes().isEmpty()) {
      parts.add(card.classes().size() + " classes");
    }
    String role = card.role().name().toLowerCase(Locale.ROOT) + " ";
    return role + card.name() + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  private static String repeats(Replication r) {
    if (r.perCluster() == 0) {
      return "";
    }
    String clusters =
        r.clusters() == 0 ? "" : Wording.count(r.clusters(), r.cluster()) + ", each with ";
    return clusters
        + Wording.count(r.perCluster(), r.cluster().equals("source model") ? "training" : "score")
        + (r.varied().isEmpty() ? "" : "; varied: " + String.join(", ", r.varied()))
        + (r.seed().isPresent() ? "; seed " + r.seed().getAsLong() : "");
  }

  private static String pairing(Pairing pairing) {
    return switch (pairing) {
      case PAIRED -> "paired: trials of one block share data, split, source model and seed";
      case UNPAIRED -> "unpaired: independent scores";
      case RESAMPLES -> "resamples of one data set, whose training sets overlap";
      case DATASETS -> "paired by data set, after averaging replicates";
    };
  }

  private static String family(Family f) {
    return f.baseline().map(b -> "each strategy against " + b).orElse("all pairs")
        + " ("
        + f.comparisons()
        + "); "
        + f.test()
        + "; adjustment: "
        + f.adjustment()
        + "; \u03b1 = "
        + f.alpha();
  }

  private static String stopping(Stopping s) {
    return s.rule()
        + (s.early() ? "; ended early" : "")
        + (s.intervals().isEmpty() ? "" : "; intervals " + s.intervals());
  }

  private static String losses(Losses l) {
    return Numerals.whole(l.planned())
        + " planned, "
        + Numerals.whole(l.scored())
        + " scored, "
        + Numerals.whole(l.broken())
        + " broken, "
        + Numerals.whole(l.skipped())
        + " skipped, "
        + Numerals.whole(l.missing())
        + " missing";
  }

  private static List<String> sensitivity(Sensitivity s) {
    List<String> lines = new ArrayList<>();
    if (s.smallestP().value().isPresent()) {
      lines.add("smallest p-value it can reach: " + PText.bare(PValue.of(s.smallestP().orNaN())));
    }
    lines.add(
        s.detectable().value().isPresent()
            ? "a true difference of "
                + Numerals.significant(s.detectable().orNaN(), 2)
                + " is found with a probability of "
                + Numerals.percent(s.power())
            : s.detectable().refusal().map(r -> "smallest detectable difference: " + r).orElse(""));
    return lines;
  }
}
