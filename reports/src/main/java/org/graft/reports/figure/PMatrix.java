package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.ShortNames;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Verdict;

/**
 * p-values of all pairs; a filled cell is a difference shown, in the winner's colour and with its
 * mark. Where there is no room for numbers, colours and marks stand alone.
 */
record PMatrix(List<String> strategies, List<Pair> pairs, Palette palette)
    implements Figure.Drawing {
  private static final double UPRIGHT = 40;

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
    ShortNames rows = ShortNames.of(strategies, Text.NOTE, paper.width() * 0.3);
    double names = font.widest(rows.names(), Text.NOTE) + 16;
    double side = Math.min(104, (paper.width() - names - 12) / k);
    double tall = Math.min(Math.max(side, 14), 44);
    double left = names + 4;
    boolean upright = side < UPRIGHT;
    ShortNames columns =
        ShortNames.of(strategies, Text.NOTE, upright ? paper.width() * 0.2 : 3 * (side - 8));
    double above = upright ? font.widest(columns.names(), Text.NOTE) + 12 : 46;
    double top = paper.top() + above;
    for (int i = 0; i < k; i++) {
      String row = rows.names().get(i);
      scene.text(Text.end(left - 8, top + (i + 0.5) * tall + 4, row, Text.NOTE, Ink.TEXT));
      double x = left + (i + 0.5) * side;
      if (upright) {
        String name = columns.names().get(i);
        double middle = top - 6 - font.width(name, Text.NOTE) / 2;
        scene.text(Text.up(x + 4, middle, name, Text.NOTE, Ink.TEXT));
      } else {
        List<String> column = font.wrap(columns.names().get(i), Text.NOTE, side - 6, 3);
        for (int line = 0; line < column.size(); line++) {
          double y = top - 8 - (column.size() - 1 - line) * 13;
          scene.text(Text.middle(x, y, column.get(line), Text.NOTE, Ink.TEXT));
        }
      }
      scene.box(left + i * side, top + i * tall, side, tall, Style.fill(Ink.ROPE, 1));
    }
    boolean numbers =
        pairs.stream()
            .allMatch(p -> font.width(p.p() + " \u2261", side < 46 ? 9 : Text.NOTE) <= side - 4);
    for (Pair pair : pairs) {
      int a = strategies.indexOf(pair.first());
      int b = strategies.indexOf(pair.second());
      cell(scene, left + b * side, top + a * tall, side, tall, numbers, pair);
      cell(scene, left + a * side, top + b * tall, side, tall, numbers, pair);
    }
    for (int i = 0; i <= k; i++) {
      scene.line(left, top + i * tall, left + k * side, top + i * tall, Style.line(Ink.GRID, 1));
      scene.line(left + i * side, top, left + i * side, top + k * tall, Style.line(Ink.GRID, 1));
    }
    double bottom = top + k * tall + 10;
    List<String> legend = new ArrayList<>(rows.legend());
    columns.legend().stream().filter(line -> !legend.contains(line)).forEach(legend::add);
    return scene.cut(Legend.lines(scene, legend, 8, bottom, paper));
  }

  private void cell(
      Scene scene, double x, double y, double side, double tall, boolean numbers, Pair pair) {
    boolean better = pair.verdict() == Verdict.BETTER;
    Scene cell = new Scene(side, tall);
    if (better || pair.verdict() == Verdict.WORSE) {
      String winner = better ? pair.first() : pair.second();
      cell.box(x, y, side, tall, Style.fill(palette.ink(winner), 0.28));
      double at = tall > 34 ? y + 11 : y + tall / 2;
      if (tall > 34 || !numbers) {
        double radius = Math.min(3.6, side / 4);
        palette.symbol(winner).draw(cell, x + side / 2, at, radius, palette.ink(winner));
      }
    }
    String mark = pair.verdict() == Verdict.EQUIVALENT ? " \u2261" : "";
    double line = y + tall / 2 + (tall > 34 ? 9 : 4);
    double size = side < 46 ? 9 : Text.NOTE;
    if (numbers) {
      cell.text(Text.middle(x + side / 2, line, pair.p() + mark, size, Ink.TEXT));
    } else if (!mark.isEmpty() && side > 8) {
      cell.text(Text.middle(x + side / 2, y + tall / 2 + 3, "\u2261", 8, Ink.TEXT));
    }
    scene.tip(
        pair.first()
            + " against "
            + pair.second()
            + ": "
            + Wording.verdict(pair.verdict())
            + ", p "
            + pair.p(),
        cell);
  }
}
