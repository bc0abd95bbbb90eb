package org.graft.reports.page;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import org.graft.reports.figure.Figure;
import org.graft.reports.figure.Gallery;
import org.graft.reports.figure.Palette;
import org.graft.reports.table.Table;
import org.graft.reports.table.Tables;
import org.graft.reports.text.Citations;
import org.graft.reports.text.Decisions;
import org.graft.reports.text.DesignFacts;
import org.graft.spi.result.study.Answer;
import org.graft.spi.result.study.ChecklistItem;
import org.graft.spi.result.study.Methods;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Warning;

/**
 * What the page shows, ready to be put in its template.
 *
 * @param study the study
 * @param decisions the sentences that decide
 * @param lead the figure to see first; none or one
 * @param design the design box
 * @param parts all data sets, then settings, results over numbers, transferability scores
 * @param data pictures of data
 * @param losses trials without a score
 * @param paragraphs the methods text, citations written out
 * @param style the style sheet
 * @param script the script
 */
public record PageView(
    Study study,
    List<DecisionView> decisions,
    List<FigureView> lead,
    List<DesignFacts.Fact> design,
    List<PartView> parts,
    List<FigureView> data,
    TableView losses,
    List<Methods.Paragraph> paragraphs,
    Content style,
    Content script) {
  private static final int OPEN_PARTS = 2;

  /** The page of a study. */
  public static PageView of(Study study) {
    Methods methods = study.documentation().methods();
    Citations citations = new Citations(methods);
    Gallery gallery = Gallery.of(study);
    Tables tables = Tables.of(study);
    Chips chips = new Chips(Palette.of(study));
    List<PartView> parts = new ArrayList<>(parts(study, gallery, tables, chips));
    List<FigureView> lead = new ArrayList<>();
    if (!parts.isEmpty() && !parts.get(0).folded() && !parts.get(0).figures().isEmpty()) {
      lead.add(parts.get(0).figures().get(0));
      parts.set(0, parts.get(0).withoutFirstFigure());
    }
    return new PageView(
        study,
        Decisions.primary(study).stream().map(DecisionView::of).toList(),
        lead,
        DesignFacts.of(study.design()),
        parts,
        gallery.data().stream().map(FigureView::of).toList(),
        new TableView(tables.losses(), chips),
        methods.paragraphs().stream()
            .map(p -> new Methods.Paragraph(p.heading(), citations.authorYear(p.text())))
            .toList(),
        new Raw(StyleSheet.text()),
        new Raw(PageResource.read("page.js")));
  }

  private static List<PartView> parts(Study study, Gallery gallery, Tables tables, Chips chips) {
    List<PartView> parts = new ArrayList<>();
    if (study.analysis().across().isPresent()) {
      parts.add(
          part("across", "All data sets", List.of(), tables.across(), gallery.across(), chips));
    }
    List<SettingResult> settings = study.analysis().settings();
    for (int i = 0; i < settings.size(); i++) {
      SettingResult setting = settings.get(i);
      PartView part =
          part(
              "setting-" + (i + 1),
              setting.title(),
              settings.size() == 1 && parts.isEmpty() ? List.of() : Decisions.of(setting, ""),
              tables.settings().get(i),
              gallery.settings().get(i),
              chips);
      if (part.tables().isEmpty() && part.figures().isEmpty() && part.decisions().isEmpty()) {
        continue;
      }
      boolean folded = settings.size() + parts.size() > OPEN_PARTS + i;
      parts.add(
          folded && settings.size() > OPEN_PARTS
              ? new PartView(
                  part.id(), part.title(), part.decisions(), part.tables(), part.figures(), true)
              : part);
    }
    if (!tables.sweeps().isEmpty()) {
      parts.add(
          part(
              "sweeps",
              "Results over a number",
              List.of(),
              tables.sweeps(),
              gallery.sweeps(),
              chips));
    }
    if (!tables.transferability().isEmpty()) {
      parts.add(
          part(
              "transferability",
              "Transferability scores",
              List.of(),
              tables.transferability(),
              List.of(),
              chips));
    }
    return parts;
  }

  private static PartView part(
      String id,
      String title,
      List<Decisions.Sentence> decisions,
      List<Table> tables,
      List<Figure> figures,
      Chips chips) {
    return new PartView(
        id,
        title,
        decisions.stream().map(DecisionView::of).toList(),
        tables.stream().map(t -> new TableView(t, chips)).toList(),
        figures.stream().map(FigureView::of).toList(),
        false);
  }

  /** The overall answer. */
  public Answer answer() {
    return study.analysis().answer();
  }

  /** Warnings that a hurried reader must see. */
  public List<Warning> cautions() {
    return study.analysis().warnings().stream()
        .filter(w -> w.gravity() != Warning.Gravity.NOTE)
        .toList();
  }

  /** A gravity in words. */
  public String gravity(Warning warning) {
    return switch (warning.gravity()) {
      case SERIOUS -> "Serious";
      case SCOPE -> "Scope";
      case NOTE -> "Note";
    };
  }

  /** A checklist item's state in words. */
  public String state(ChecklistItem item) {
    return switch (item.state()) {
      case ANSWERED -> "answered";
      case OPEN -> "to be answered by the author";
      case NOT_APPLICABLE -> "does not apply";
    };
  }

  /** A work in the list of references. */
  public String reference(Methods.Citation citation) {
    return Citations.reference(citation);
  }
}
