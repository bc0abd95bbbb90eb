package org.graft.reports.page;

import java.util.List;

/**
 * A setting, or all data sets, in the page.
 *
 * @param id its anchor
 * @param title its name
 * @param decisions its sentences; empty where page one has them
 * @param tables the first one is read first
 * @param figures in order
 * @param folded whether it is closed until a reader opens it
 */
public record PartView(
    String id,
    String title,
    List<DecisionView> decisions,
    List<TableView> tables,
    List<FigureView> figures,
    boolean folded) {
  /** This part without the figure that page one shows. */
  PartView withoutFirstFigure() {
    return new PartView(id, title, decisions, tables, figures.subList(1, figures.size()), folded);
  }
}
