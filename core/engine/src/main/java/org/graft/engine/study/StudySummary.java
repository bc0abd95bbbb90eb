package org.graft.engine.study;

import org.graft.engine.plugin.Visible;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Study;

/** A study as plain text: what changed, decisions, tables, warnings. */
public final class StudySummary {
  private StudySummary() {}

  /** The text, which ends with a line's end. */
  public static String text(Study study) {
    StringBuilder text = new StringBuilder();
    for (Provenance.Change change : study.documentation().provenance().changes()) {
      text.append(text.length() == 0 ? "changed:\n" : "")
          .append("  ")
          .append(change.what())
          .append(": ")
          .append(change.before().isEmpty() ? "(absent)" : change.before())
          .append(" -> ")
          .append(change.after().isEmpty() ? "(absent)" : change.after())
          .append('\n');
    }
    text.append(StudyText.columns(study));
    text.append(StudyText.serious(study));
    text.append(StudyText.decisions(study));
    text.append(study.trials().isEmpty() ? StudyText.tables(study) : SummaryTable.render(study));
    text.append(StudyText.sweeps(study));
    text.append(StudyText.transferability(study));
    text.append(StudyText.warnings(study));
    return Visible.text(text.toString().replaceFirst("^\\n+", ""));
  }
}
