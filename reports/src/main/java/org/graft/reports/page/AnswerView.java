package org.graft.reports.page;

import java.util.Locale;
import org.graft.reports.text.Answers;
import org.graft.reports.text.Wording;

/**
 * An answer in the page.
 *
 * @param place where it holds; may be empty
 * @param word the verdict in a word
 * @param kind the verdict as a name of its style
 * @param sentence in words
 */
public record AnswerView(String place, String word, String kind, String sentence) {
  static AnswerView of(Answers.Answer answer) {
    return new AnswerView(
        answer.place(),
        Wording.capital(Wording.verdict(answer.verdict())),
        answer.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        answer.sentence());
  }
}
