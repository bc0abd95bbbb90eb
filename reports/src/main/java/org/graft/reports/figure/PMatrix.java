package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Verdict;

/** Adjusted p-values of all pairs; a filled cell is a difference shown, in the winner's colour. */
record PMatrix(List<String> strategies, List<Pair> pairs, Palette palette)
    implements Figure.Drawing {
  /**
   * One comparison.
   *
   * @param first the strategy it is about
   * @param second the other
   * @param verdict the answer
   * @param p its decisive p-value as printed
   */
  record Pair(String first, String second, Verdict verdict, String p) {}

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    int k = strategies.size();
    Lettering font = Lettering.sans();
    double names = Math.min(paper.width() * 0.3, font.widest(strategies, Text.NOTE)) + 16;
    double side = Math.min(104, (paper.width() - names - 12) / k);
    double tall = Math.min(side, 44);
    double left = names + 4;
    double top = paper.top() + 46;
    for (int i = 0; i < k; i++) {
      String row = font.shorten(strategies.get(i), Text.NOTE, names - 10);
      scene.text(Text.end(left - 8, top + (i + 0.5) * tall + 4, row, Text.NOTE, Ink.TEXT));
      List<String> column = font.wrap(strategies.get(i), Text.NOTE, side - 6, 3);
      for (int line = 0; line < column.size(); line++) {
        double y = top - 8 - (column.size() - 1 - line) * 13;
        double x = left + (i + 0.5) * side;
        scene.text(Text.middle(x, y, column.get(line), Text.NOTE, Ink.TEXT));
      }
      scene.box(left + i * side, top + i * tall, side, tall, Style.fill(Ink.ROPE, 1));
    }
    for (Pair pair : pairs) {
      int a = strategies.indexOf(pair.first());
      int b = strategies.indexOf(pair.second());
      cell(scene, left + b * side, top + a * tall, side, tall, pair);
      cell(scene, left + a * side, top + b * tall, side, tall, pair);
    }
    for (int i = 0; i <= k; i++) {
      scene.line(left, top + i * tall, left + k * side, top + i * tall, Style.line(Ink.GRID, 1));
      scene.line(left + i * side, top, left + i * side, top + k * tall, Style.line(Ink.GRID, 1));
    }
    return scene.cut(top + k * tall + 10);
  }

  private void cell(Scene scene, double x, double y, double side, double tall, Pair pair) {
    boolean better = pair.verdict() == Verdict.BETTER;
    Scene cell = new Scene(side, tall);
    if (better || pair.verdict() == Verdict.WORSE) {
      String winner = better ? pair.first() : pair.second();
      cell.box(x, y, side, tall, Style.fill(palette.ink(winner), 0.28));
      palette.symbol(winner).draw(cell, x + side / 2, y + 11, 3.6, palette.ink(winner));
    }
    String mark = pair.verdict() == Verdict.EQUIVALENT ? " \u2261" : "";
    double line = y + tall / 2 + (tall > 34 ? 9 : 4);
    double size = side < 46 ? 9 : Text.NOTE;
    cell.text(Text.middle(x + side / 2, line, pair.p() + mark, size, Ink.TEXT));
    scene.tip(
        pair.first() + " against " + pair.second() + ": " + Wording.verdict(pair.verdict()), cell);
  }
}
