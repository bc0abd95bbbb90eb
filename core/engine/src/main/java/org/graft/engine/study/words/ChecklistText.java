package org.graft.engine.study.words;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.study.scores.Origin;
import org.graft.spi.result.study.Analysis;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.ChecklistItem.State;
import org.graft.spi.result.study.Design;
import org.graft.spi.result.study.Losses;

/** The reproducibility checklist, answered where the program can answer. */
public final class ChecklistText {
  private ChecklistText() {}

  /** The checklist of a study. */
  public static List<ChecklistItem> of(Design design, Analysis analysis, Origin origin) {
    List<ChecklistItem> items = new ArrayList<>();
    answered(
        items,
        "Which comparisons were declared, at which level, adjusted how?",
        design.family().baseline().map(b -> "each strategy against " + b).orElse("all pairs")
            + ", alpha "
            + design.family().alpha()
            + ", "
            + design.family().adjustment());
    answered(items, "Which test decided?", design.family().test());
    items.add(
        design.family().rope() > 0
            ? item(
                "Was a smallest difference of interest declared?",
                State.ANSWERED,
                "\u00b1" + design.family().rope() + " " + design.measure().metric())
            : item(
                "Was a smallest difference of interest declared?",
                State.OPEN,
                "none was; say which difference would matter"));
    items.add(
        design.replication().varied().isEmpty()
            ? item("What varied between repeats?", State.OPEN, "not known from the scores")
            : item(
                "What varied between repeats?",
                State.ANSWERED,
                String.join(", ", design.replication().varied())));
    answered(items, "What do conclusions speak about?", design.replication().scope());
    Losses losses = design.losses();
    answered(
        items,
        "How many trials failed or are missing, and what was done?",
        losses.planned() == losses.scored()
            ? "none of " + losses.planned()
            : losses.broken()
                + " broken, "
                + losses.skipped()
                + " skipped, "
                + losses.missing()
                + " missing of "
                + losses.planned()
                + "; each is listed");
    items.add(
        design.stopping().rule().isEmpty()
            ? item("When was the experiment to end?", State.OPEN, "not known from the scores")
            : item("When was the experiment to end?", State.ANSWERED, design.stopping().rule()));
    items.add(
        design.replication().seed().isPresent()
            ? item(
                "Which seeds were used?",
                State.ANSWERED,
                "all derived from " + design.replication().seed().getAsLong())
            : item("Which seeds were used?", State.OPEN, "not known from the scores"));
    items.addAll(origin.checklist());
    String budget = ChoosingText.budget(analysis);
    items.add(
        item(
            "How were hyperparameters chosen, and with which budget?",
            budget.isEmpty() ? State.OPEN : State.ANSWERED,
            budget.isEmpty() ? "say what was tried, on which split, and how often" : budget));
    if (analysis.across().isEmpty()) {
      items.add(
          item(
              "Do conclusions extend to other data sets?",
              State.ANSWERED,
              "no: each data set is answered for itself"));
    }
    return items;
  }

  private static void answered(List<ChecklistItem> items, String question, String answer) {
    items.add(item(question, State.ANSWERED, answer));
  }

  private static ChecklistItem item(String question, State state, String answer) {
    return new ChecklistItem(question, state, answer);
  }
}
