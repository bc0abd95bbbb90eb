package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.ShortNames;
import org.graft.reports.draw.Symbol;
import org.graft.reports.draw.Text;

/** Names beside marks, in lines above a plot. */
final class Legend {
  private static final double LINE = 20;
  private static final double NOTE = 14;
  private static final int MOST_LINES = 20;

  private Legend() {}

  /**
   * One name.
   *
   * @param label the name
   * @param ink its colour
   * @param symbol its mark
   */
  record Entry(String label, Ink ink, Symbol symbol) {}

  /** Adds strategies' names from {@code left} and returns where the plot may begin. */
  static double strategies(
      Scene scene, List<String> names, Palette palette, double left, double top, double width) {
    return draw(
        scene,
        names.stream().map(n -> new Entry(n, palette.ink(n), palette.symbol(n))).toList(),
        left,
        top,
        width);
  }

  /** Adds names and returns where the plot may begin. */
  static double draw(Scene scene, List<Entry> entries, double left, double top, double width) {
    ShortNames names =
        ShortNames.of(entries.stream().map(Entry::label).toList(), Text.LABEL, width - 30);
    double x = left;
    double y = top + 12;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      String label = names.names().get(i);
      double needs = 18 + Lettering.sans().width(label, Text.LABEL) + 18;
      if (x > left && x + needs - 18 > left + width) {
        x = left;
        y += LINE;
      }
      entry.symbol().draw(scene, x + 7, y - 4, 5, entry.ink());
      scene.text(Text.start(x + 18, y, label, Text.LABEL, Ink.TEXT));
      x += needs;
    }
    return y + 12;
  }

  /** Adds lines that explain shortened names below a plot and returns where they end. */
  static double lines(Scene scene, List<String> lines, double left, double top, Paper paper) {
    double y = top;
    for (String line : lines) {
      for (String part :
          Lettering.sans().wrap(line, Text.NOTE, paper.width() - left - 8, MOST_LINES)) {
        y += NOTE;
        scene.text(Text.start(left, y, part, Text.NOTE, Ink.MUTED));
      }
    }
    return lines.isEmpty() ? y : y + 8;
  }
}
