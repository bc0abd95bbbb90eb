package org.graft.engine.cli;

import org.graft.engine.study.StudyText;
import org.graft.engine.study.SummaryTable;
import org.graft.spi.result.Study;
import org.graft.spi.result.study.Provenance;

/** Prints a study: what changed, decisions, tables, warnings. */
final class StudyPrinter {
  private StudyPrinter() {}

  static void print(Study study) {
    System.out.print(text(study));
  }

  static String text(Study study) {
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
    text.append(StudyText.decisions(study));
    text.append(study.trials().isEmpty() ? StudyText.tables(study) : SummaryTable.render(study));
    text.append(StudyText.warnings(study));
    return text.toString().replaceFirst("^\\n+", "");
  }
}
