package org.graft.reports.markdown;

import java.util.List;
import java.util.Locale;
import org.graft.reports.figure.Figure;
import org.graft.reports.figure.Gallery;
import org.graft.reports.table.Table;
import org.graft.reports.table.Tables;
import org.graft.reports.text.Citations;
import org.graft.reports.text.Decisions;
import org.graft.reports.text.DesignFacts;
import org.graft.reports.text.Markdown;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Answer;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;
import org.graft.spi.result.study.Warning;

/** The report in Markdown, in the order of the page. */
public final class MarkdownPage {
  private final Study study;
  private final StringBuilder out = new StringBuilder();

  /** The report of a study. */
  public MarkdownPage(Study study) {
    this.study = study;
  }

  /** All of it. */
  public String text() {
    Gallery gallery = Gallery.of(study);
    Tables tables = Tables.of(study);
    heading("#", study.experiment());
    Answer answer = study.analysis().answer();
    if (!answer.sentence().isEmpty()) {
      out.append(Markdown.escape(answer.sentence()) + "\n\n");
    }
    answer.groups().forEach(group -> out.append("- " + Markdown.escape(group) + "\n"));
    out.append(answer.groups().isEmpty() ? "" : "\n");
    for (Decisions.Sentence decision : Decisions.primary(study)) {
      boolean turned = decision.verdict() == Verdict.WORSE;
      String word = Wording.verdict(turned ? Verdict.BETTER : decision.verdict());
      out.append("- **" + word + "** ");
      out.append(decision.place().isEmpty() ? "" : Markdown.escape(decision.place()) + ": ");
      out.append(Markdown.escape(decision.sentence())).append('\n');
    }
    heading("##", "Design");
    for (DesignFacts.Fact fact : DesignFacts.of(study.design())) {
      out.append("- " + fact.name() + ": ");
      out.append(Markdown.escape(String.join("; ", fact.values()))).append('\n');
    }
    part("All data sets", gallery.across(), tables.across());
    List<SettingResult> settings = study.analysis().settings();
    for (int i = 0; i < settings.size(); i++) {
      part(settings.get(i).title(), gallery.settings().get(i), tables.settings().get(i));
    }
    part("Results over a number", gallery.sweeps(), tables.sweeps());
    part("Transferability scores", List.of(), tables.transferability());
    part("Data", gallery.data(), List.of());
    part(
        "Trials without a score",
        List.of(),
        tables.losses().rows().isEmpty() ? List.of() : List.of(tables.losses()));
    warnings();
    out.append(methods(study.documentation().methods(), "##"));
    checklist();
    return out.toString();
  }

  private void heading(String level, String words) {
    out.append('\n').append(level + " " + Markdown.escape(words)).append("\n\n");
  }

  private void part(String title, List<Figure> figures, List<Table> tables) {
    if (figures.isEmpty() && tables.isEmpty()) {
      return;
    }
    heading("##", title);
    for (Figure figure : figures) {
      String alternative = Markdown.escape(figure.alternative());
      out.append("![" + alternative + "](figures/" + figure.id() + ".svg)\n\n");
      out.append("*" + Markdown.escape(figure.title() + ". " + figure.reading()) + "*\n\n");
    }
    for (Table table : tables) {
      out.append("**" + Markdown.escape(table.caption()) + "**\n\n");
      out.append(MarkdownTable.write(table));
    }
  }

  private void warnings() {
    if (!study.analysis().warnings().isEmpty()) {
      heading("##", "Warnings");
    }
    for (Warning warning : study.analysis().warnings()) {
      out.append("- " + warning.gravity().name().toLowerCase(Locale.ROOT) + ": ");
      out.append(Markdown.escape(warning.text())).append('\n');
    }
  }

  private void checklist() {
    if (!study.documentation().checklist().isEmpty()) {
      heading("##", "Reproducibility checklist");
    }
    for (ChecklistItem item : study.documentation().checklist()) {
      out.append(item.state() == ChecklistItem.State.OPEN ? "- [ ] " : "- [x] ");
      out.append(Markdown.escape(item.question()) + " " + Markdown.escape(item.answer()) + "\n");
    }
  }

  /** The methods text with its references. */
  public static String methods(Methods methods, String level) {
    if (methods.paragraphs().isEmpty()) {
      return "";
    }
    Citations citations = new Citations(methods);
    StringBuilder out = new StringBuilder("\n" + level + " Methods\n\n");
    for (Methods.Paragraph paragraph : methods.paragraphs()) {
      out.append("**" + Markdown.escape(paragraph.heading()) + ".** ");
      out.append(Markdown.escape(citations.authorYear(paragraph.text()))).append("\n\n");
    }
    for (Methods.Citation c : methods.citations()) {
      out.append("- " + Markdown.escape(Citations.reference(c)));
      out.append(c.doi().isEmpty() ? "" : " doi:" + Markdown.escape(c.doi())).append('\n');
    }
    return out.toString();
  }
}
