package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.result.study.Verdict;

/** Like comparisons counted together, in sentences. */
final class Tally {
  private static final int FEW = 3;
  private static final int MOST_PAIRS = 12;

  private Tally() {}

  /** How the comparisons of one place came out; nothing where there are few. */
  static List<String> of(List<Decided> decided) {
    if (decided.size() <= FEW) {
      return List.of();
    }
    List<String> partners = common(decided);
    if (partners.size() != 1) {
      return List.of(counts(decided));
    }
    String baseline = partners.get(0);
    List<String> parts = new ArrayList<>();
    List<Decided> seen =
        decided.stream().map(d -> d.second().equals(baseline) ? d : d.turned()).toList();
    for (Verdict verdict : Verdict.values()) {
      List<String> names =
          seen.stream().filter(d -> d.verdict() == verdict).map(Decided::first).toList();
      if (!names.isEmpty()) {
        parts.add(names.size() + " " + word(verdict) + " (" + Names.list(names) + ")");
      }
    }
    return List.of(
        "Of " + seen.size() + " strategies compared with " + baseline + ": " + join(parts));
  }

  /** How each pair came out over many places; all pairs together where there are many. */
  static List<String> over(List<List<Decided>> byPlace, String places) {
    Map<Decided, List<Decided>> pairs = new LinkedHashMap<>();
    for (List<Decided> place : byPlace) {
      for (Decided decided : place) {
        Decided key =
            pairs.keySet().stream().filter(k -> k.same(decided)).findFirst().orElse(decided);
        Decided seen = key.first().equals(decided.first()) ? decided : decided.turned();
        pairs.computeIfAbsent(key, k -> new ArrayList<>()).add(seen);
      }
    }
    List<Decided> all = byPlace.stream().flatMap(List::stream).toList();
    if (all.size() <= FEW || pairs.values().stream().allMatch(p -> p.size() == 1)) {
      return List.of();
    }
    if (pairs.size() > MOST_PAIRS) {
      return List.of(counts(all));
    }
    List<String> sentences = new ArrayList<>();
    pairs.forEach((pair, decided) -> sentences.add(sentence(pair, decided, places)));
    return sentences;
  }

  private static String sentence(Decided pair, List<Decided> decided, String places) {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long n = decided.stream().filter(d -> d.verdict() == verdict).count();
      if (n > 0) {
        parts.add(
            word(verdict)
                + " in "
                + n
                + (parts.isEmpty() ? " of " + decided.size() + " " + places : ""));
      }
    }
    return pair.first() + " against " + pair.second() + ": " + join(parts);
  }

  private static String counts(List<Decided> decided) {
    long differ =
        decided.stream()
            .filter(d -> d.verdict() == Verdict.BETTER || d.verdict() == Verdict.WORSE)
            .count();
    List<String> parts = new ArrayList<>();
    parts.add(differ + (differ == 1 ? " shows" : " show") + " a difference");
    for (Verdict verdict : List.of(Verdict.EQUIVALENT, Verdict.UNDECIDED, Verdict.NOT_TESTABLE)) {
      long n = decided.stream().filter(d -> d.verdict() == verdict).count();
      if (n > 0) {
        parts.add(n + (n == 1 ? " is " : " are ") + word(verdict));
      }
    }
    return "Of " + decided.size() + " comparisons, " + join(parts);
  }

  private static String join(List<String> parts) {
    return String.join(", ", parts) + ".";
  }

  /** Strategies that take part in every comparison. */
  private static List<String> common(List<Decided> decided) {
    Decided first = decided.get(0);
    return List.of(first.second(), first.first()).stream()
        .filter(s -> decided.stream().allMatch(d -> d.about(s)))
        .toList();
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case EQUIVALENT -> "equivalent";
      case UNDECIDED -> "undecided";
      case NOT_TESTABLE -> "not testable";
    };
  }
}
