package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.graft.engine.score.ScoreQuestion;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.Transferability.Agreement;
import org.graft.spi.result.study.Transferability.Candidate;

/** How far transferability scores could have been trusted, in words. */
public final class TransferabilityText {
  private TransferabilityText() {}

  /** Which score agreed best with the results, and what following it would have given. */
  public static String sentence(
      String target,
      String strategy,
      String metric,
      List<Candidate> candidates,
      List<Agreement> agreements) {
    List<Agreement> known =
        agreements.stream()
            .filter(a -> a.tau().value().isPresent())
            .sorted(Comparator.comparingDouble(a -> -a.tau().orNaN()))
            .toList();
    if (known.isEmpty()) {
      return "";
    }
    Agreement best = known.get(0);
    StringBuilder text =
        new StringBuilder(
            "On %s with %s, over %d source models and taps, %s agreed best with %s: weighted Kendall tau %s"
                .formatted(
                    target, strategy, best.ranked(), best.score(), metric, Numbers.of(best.tau())));
    if (known.size() > 1) {
      Agreement worst = known.get(known.size() - 1);
      text.append(", ").append(worst.score()).append(" least: ").append(Numbers.of(worst.tau()));
    }
    first(candidates, agreements.indexOf(best))
        .ifPresent(
            place ->
                text.append("; the first by ")
                    .append(best.score())
                    .append(place == 0 ? " was the best" : " was " + ordinal(place + 1) + " best")
                    .append(" (")
                    .append(Numbers.significant(candidates.get(place).result(), 3))
                    .append(
                        place == 0
                            ? ")"
                            : ", the best "
                                + Numbers.significant(candidates.get(0).result(), 3)
                                + ")"));
    return text.append('.').toString();
  }

  /** Place by results, from 0, of the candidate with the highest score. */
  private static OptionalInt first(List<Candidate> candidates, int score) {
    return IntStream.range(0, candidates.size())
        .filter(i -> !Double.isNaN(candidates.get(i).scores().get(score)))
        .boxed()
        .max(
            Comparator.<Integer>comparingDouble(i -> candidates.get(i).scores().get(score))
                .thenComparing(Comparator.reverseOrder()))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static String ordinal(int n) {
    int last = n % 10;
    boolean teens = n / 10 % 10 == 1;
    return n + (teens || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd");
  }

  /**
   * A methods section with a paragraph on scores, after the others.
   *
   * @param scores labels of those that were computed, one or more, with what each cites
   * @param agreements with results
   */
  public static Methods of(Methods methods, List<String> scores, List<Agreement> agreements) {
    boolean known = agreements.stream().anyMatch(a -> a.tau().value().isPresent());
    boolean intervals = agreements.stream().anyMatch(a -> a.tau().interval().isPresent());
    Methods.Paragraph own =
        new Methods.Paragraph(
            "Transferability scores",
            String.format(
                Locale.ROOT,
                "Before training, %s %s computed on at most %,d rows of each target's training split, from the features on which heads were put.%s%s",
                Numbers.list(scores),
                scores.size() == 1 ? "was" : "were",
                ScoreQuestion.EXAMPLES,
                known
                    ? " Agreement with mean results is the weighted Kendall correlation with additive hyperbolic weights [@vigna2015]"
                    : "",
                intervals
                    ? ", with percentile bootstrap intervals [@efron1993] over source models and taps."
                    : known ? "." : ""));
    List<Methods.Paragraph> paragraphs = new ArrayList<>(methods.paragraphs());
    paragraphs.add(Math.max(0, paragraphs.size() - 1), own);
    String all = String.join(" ", paragraphs.stream().map(Methods.Paragraph::text).toList());
    return new Methods(paragraphs, Bibliography.cited(all));
  }
}
