package org.graft.engine.cli.text;

import java.util.Locale;
import org.graft.engine.experiment.recorded.Explanation;
import org.graft.engine.ledger.Recorded;
import org.graft.spi.result.study.Provenance.Change;

/** Why a trial was run, in words. */
public final class WhyText {
  private WhyText() {}

  /** The trial's heading and what changed. */
  public static String render(Explanation why) {
    return heading(why.trial()) + reason(why);
  }

  private static String reason(Explanation why) {
    if (why instanceof Explanation.Changed changed) {
      return changed(changed);
    } else if (why instanceof Explanation.Unchanged same) {
      return "nothing changed: " + recorded(same) + "\n";
    } else if (why instanceof Explanation.NewPlace alone) {
      return "the run begun " + alone.before().begun() + " had no trial in its place: it is new\n";
    }
    Explanation.FirstRun first = (Explanation.FirstRun) why;
    return "no earlier run in " + first.where() + " to compare with: it is new\n";
  }

  private static String recorded(Explanation.Unchanged same) {
    return same.trial()
        .outcome()
        .map(
            outcome ->
                "recorded as "
                    + outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                    + " in "
                    + same.ledger()
                    + same.trial().ended().map(end -> ", " + end).orElse(""))
        .orElse("in " + same.ledger() + " without an outcome yet");
  }

  private static String changed(Explanation.Changed changed) {
    StringBuilder text = new StringBuilder();
    text.append("changed since trial ")
        .append(changed.before().card().id())
        .append(" of the run begun ")
        .append(changed.run().begun())
        .append('\n');
    changed.code().forEach(change -> text.append("  ").append(change).append('\n'));
    changed.changes().forEach(change -> text.append(line(change)));
    if (changed.changes().isEmpty() && changed.code().isEmpty()) {
      text.append("  nothing that the ledger names; both ran under the same settings\n");
    }
    return text.toString();
  }

  private static String line(Change change) {
    boolean words = change.before().length() + change.after().length() > 200;
    return words
        ? "  " + change.what() + ": differs\n"
        : "  " + change.what() + ": " + change.before() + " -> " + change.after() + "\n";
  }

  private static String heading(Recorded trial) {
    return "trial "
        + trial.card().id()
        + ", "
        + trial.card().strategy()
        + ", "
        + trial.card().transfer()
        + ", source "
        + trial.card().sourceReplicate()
        + ", training "
        + trial.card().trainingReplicate()
        + "\n";
  }
}
