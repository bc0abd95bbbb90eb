package org.graft.engine.study;

import java.util.List;
import java.util.Optional;
import org.graft.engine.study.words.Numbers;
import org.graft.spi.result.study.Answer;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;

/**
 * What the strategies of two runs are called: by the runs' names where these are short, else by
 * letters which the study's title explains.
 *
 * @param before what the first run is called
 * @param after what the second run is called
 * @param title both runs
 */
record RunLabels(String before, String after, String title) {
  private static final int SHORT = 16;

  /** Labels of two runs by their names, or by the paths that they were asked for by. */
  static RunLabels of(String before, String after) {
    String first = file(before);
    String second = file(after);
    if (first.equals(second)) {
      second = second + " again";
    }
    return Math.max(first.length(), second.length()) <= SHORT
        ? new RunLabels(first, second, first + " and " + second)
        : new RunLabels("A", "B", "A: " + first + "; B: " + second);
  }

  /** The last part of a path, so that nobody reads where the runs lie. */
  private static String file(String name) {
    String path = name.replace('\\', '/').replaceFirst("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    if (!last.equals("ledger.sqlite") || !path.contains("/")) {
      return last;
    }
    return file(path.substring(0, path.lastIndexOf('/')));
  }

  String before(String strategy) {
    return strategy + " in " + before;
  }

  String after(String strategy) {
    return strategy + " in " + after;
  }

  /** Which strategies changed from the first run to the second. */
  Answer answer(Study study) {
    List<Comparison> all =
        study.analysis().settings().stream().flatMap(s -> s.comparisons().stream()).toList();
    if (all.isEmpty()) {
      return new Answer(
          before + " and " + after + " have no results that can be compared.", List.of());
    }
    return new Answer(
        "From "
            + before
            + " to "
            + after
            + ", by mean "
            + study.metric()
            + ": "
            + count(all, Verdict.BETTER, "better").orElse("no strategy was shown to be better")
            + count(all, Verdict.WORSE, "worse").map(w -> ", " + w).orElse("")
            + count(all, Verdict.EQUIVALENT, "equivalent").map(w -> ", " + w).orElse("")
            + count(all, Verdict.UNDECIDED, "undecided").map(w -> ", " + w).orElse("")
            + count(all, Verdict.NOT_TESTABLE, "not testable").map(w -> ", " + w).orElse("")
            + " (of "
            + Numbers.count(all.size(), "comparison")
            + ").",
        List.of());
  }

  private static Optional<String> count(List<Comparison> all, Verdict verdict, String word) {
    long n = all.stream().filter(c -> c.decision().verdict() == verdict).count();
    return n == 0 ? Optional.empty() : Optional.of(n + " " + word);
  }
}
