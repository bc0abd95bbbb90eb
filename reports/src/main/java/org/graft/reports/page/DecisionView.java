package org.graft.reports.page;

import java.util.Locale;
import org.graft.reports.text.Decisions;
import org.graft.reports.text.Wording;

/**
 * A decision in the page.
 *
 * @param place where it holds; may be empty
 * @param word the verdict in a word
 * @param kind the verdict as a name of its style
 * @param sentence in words
 */
public record DecisionView(String place, String word, String kind, String sentence) {
  static DecisionView of(Decisions.Sentence decision) {
    return new DecisionView(
        decision.place(),
        Wording.capital(Wording.verdict(decision.verdict())),
        decision.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        decision.sentence());
  }
}
