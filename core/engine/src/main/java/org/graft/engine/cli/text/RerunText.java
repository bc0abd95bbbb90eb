package org.graft.engine.cli.text;

import org.graft.engine.experiment.Rerun;
import org.graft.spi.result.Outcome;

/** A trial that was run once more, beside what was recorded. */
public final class RerunText {
  private RerunText() {}

  /** Each score of both, and whether all is the same. */
  public static String render(Rerun rerun) {
    StringBuilder text = new StringBuilder();
    text.append("trial ")
        .append(rerun.recorded().card().id())
        .append(", ")
        .append(rerun.recorded().card().strategy())
        .append('\n');
    Outcome before = rerun.recorded().outcome().orElse(null);
    if (!(before instanceof Outcome.Completed then)
        || !(rerun.now() instanceof Outcome.Completed again)) {
      return text.append("recorded: ")
          .append(before == null ? "not run" : before)
          .append("\nnow:      ")
          .append(rerun.now())
          .append('\n')
          .toString();
    }
    for (String metric : then.scores().keySet()) {
      double was = then.scores().getOrDefault(metric, Double.NaN);
      double is = again.scores().getOrDefault(metric, Double.NaN);
      text.append("  ")
          .append(metric)
          .append(": recorded ")
          .append(was)
          .append(", now ")
          .append(is);
      text.append(Double.compare(was, is) == 0 ? "\n" : "  DIFFERENT\n");
    }
    return text.append(
            rerun.same()
                ? "same scores, confusion matrix and learning curve, bit for bit\n"
                : "numbers differ\n")
        .toString();
  }
}
