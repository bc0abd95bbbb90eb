package org.graft.engine.cli.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.graft.engine.experiment.PlannedExperiment;
import org.graft.engine.experiment.recorded.Explanation;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.plan.PlannedTrial;
import org.graft.spi.result.study.Provenance.Change;

/** Why a trial was run, in words. */
public final class WhyText {
  private WhyText() {}

  /** The trial's heading and what changed. */
  public static String render(Explanation why) {
    return heading(why.trial()) + reason(why);
  }

  /**
   * Whose trials are to run again because something changed since the last run, and what: a line a
   * strategy; empty where there are none.
   */
  public static String again(PlannedExperiment planned) {
    Set<String> finished = planned.finished();
    if (finished.isEmpty()) {
      return "";
    }
    Map<String, List<String>> left = new LinkedHashMap<>();
    for (PlannedTrial trial : planned.trials()) {
      if (!finished.contains(trial.card().id())) {
        left.computeIfAbsent(trial.card().strategy(), s -> new ArrayList<>())
            .add(trial.card().id());
      }
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<String>> entry : left.entrySet()) {
      if (planned.why(entry.getValue().get(0)) instanceof Explanation.Changed changed) {
        text.append(text.isEmpty() ? "\nto run again, since something changed\n" : "")
            .append("  " + entry.getKey() + ": " + Count.of(entry.getValue().size(), "trial"))
            .append(causes(changed).lines().map(line -> "; " + line.strip()).collect(joining()))
            .append('\n');
      }
    }
    return text.toString();
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
    return text.append(causes(changed)).toString();
  }

  private static String causes(Explanation.Changed changed) {
    StringBuilder text = new StringBuilder();
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
