package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.Confusion;
import org.graft.spi.result.study.StrategyResult;

/** Confusion matrices, one for each strategy; shares are of the true class. */
record ConfusionMatrices(List<StrategyResult> strategies, Palette palette)
    implements Figure.Drawing {
  static final int WORDS_UP_TO = 12;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<StrategyResult> shown =
        strategies.stream().filter(s -> s.confusion().isPresent()).toList();
    int fit = (int) Math.max(1, (paper.width() - 8) / needs(shown));
    int columns = Math.min(shown.size(), fit);
    double cell = (paper.width() - 8) / Math.max(1, columns);
    double y = paper.top();
    double tallest = 0;
    for (int i = 0; i < shown.size(); i++) {
      double x = 4 + i % columns * cell;
      tallest = Math.max(tallest, matrix(scene, shown.get(i), x, y, Math.min(cell, 300)));
      if (i % columns == columns - 1 || i == shown.size() - 1) {
        y = tallest + 18;
      }
    }
    return scene.cut(y);
  }

  private static double needs(List<StrategyResult> shown) {
    double widest = 0;
    for (StrategyResult strategy : shown) {
      List<String> classes = strategy.confusion().orElseThrow().classes();
      int k = classes.size();
      double names = Math.min(80, Lettering.sans().widest(classes, Text.NOTE));
      widest = Math.max(widest, k > WORDS_UP_TO ? 220 : names + 42 + 34 * k);
    }
    return widest;
  }

  private double matrix(Scene scene, StrategyResult strategy, double x, double y, double width) {
    Confusion confusion = strategy.confusion().orElseThrow();
    Lettering font = Lettering.sans();
    int k = confusion.classes().size();
    boolean words = k <= WORDS_UP_TO;
    double names = words ? Math.min(80, font.widest(confusion.classes(), Text.NOTE)) + 8 : 6;
    double left = x + 18 + names;
    double side = Math.min(64, (width - names - 34) / k);
    double top = y + 40;
    Ink ink = palette.ink(strategy.strategy());
    List<String> title = font.wrap(strategy.strategy(), Text.LABEL, width - names - 24, 2);
    for (int i = 0; i < title.size(); i++) {
      double line = top - 8 - 14 * (title.size() - 1 - i);
      scene.text(Text.start(left, line, title.get(i), Text.LABEL, Ink.TEXT));
    }
    for (int row = 0; row < k; row++) {
      double sum = confusion.counts().get(row).stream().mapToLong(c -> c).sum();
      for (int column = 0; column < k; column++) {
        long count = confusion.counts().get(row).get(column);
        cell(scene, left + column * side, top + row * side, side, count, sum, ink, words);
      }
      if (words) {
        String name = font.shorten(confusion.classes().get(row), Text.NOTE, 80);
        scene.text(Text.end(left - 6, top + (row + 0.5) * side + 4, name, Text.NOTE, Ink.MUTED));
        String below = font.shorten(confusion.classes().get(row), Text.NOTE, side - 2);
        double middle = left + (row + 0.5) * side;
        scene.text(Text.middle(middle, top + k * side + 14, below, Text.NOTE, Ink.MUTED));
      }
    }
    double bottom = top + k * side;
    scene.box(left, top, k * side, k * side, Style.line(Ink.AXIS, 1));
    double end = bottom + (words ? 30 : 16);
    scene.text(Text.middle(left + k * side / 2, end, "predicted class", Text.NOTE, Ink.TEXT));
    scene.text(Text.up(x + 12, top + k * side / 2, "true class", Text.NOTE, Ink.TEXT));
    return end + 6;
  }

  private static void cell(
      Scene scene,
      double x,
      double y,
      double side,
      long count,
      double sum,
      Ink ink,
      boolean words) {
    double share = sum > 0 ? count / sum : 0;
    Scene cell = new Scene(side, side);
    cell.box(x, y, side, side, Style.fill(ink, Math.max(0.02, 0.9 * share)));
    if (words && side > 24) {
      Ink on = share > 0.55 ? Ink.PAPER : Ink.TEXT;
      String percent = Numerals.percent(share);
      cell.text(Text.middle(x + side / 2, y + side / 2 + 4, percent, Text.NOTE, on));
    }
    scene.tip(Numerals.whole(count) + " of " + Numerals.whole((long) sum), cell);
  }
}
