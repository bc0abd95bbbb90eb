package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Symbol;
import org.graft.reports.draw.Text;

/** Names beside marks, in lines above a plot. */
final class Legend {
  private static final double LINE = 20;

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
    double x = left;
    double y = top + 12;
    for (Entry entry : entries) {
      String label = Lettering.sans().shorten(entry.label(), Text.LABEL, width - 30);
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
}
