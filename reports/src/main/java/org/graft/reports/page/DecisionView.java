package org.graft.reports.page;

import java.util.Locale;
import org.graft.reports.text.Decisions;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Verdict;

/**
 * A decision in the page. Where a difference was shown its sentence begins with the better of the
 * two, whichever is the first, and so does its badge.
 *
 * @param place where it holds; may be empty
 * @param word the verdict in a word
 * @param kind the verdict as a name of its style
 * @param sentence in words
 */
public record DecisionView(String place, String word, String kind, String sentence) {
  static DecisionView of(Decisions.Sentence decision) {
    Verdict verdict = decision.verdict() == Verdict.WORSE ? Verdict.BETTER : decision.verdict();
    return new DecisionView(
        decision.place(),
        Wording.capital(Wording.verdict(verdict)),
        verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        decision.sentence());
  }
}
