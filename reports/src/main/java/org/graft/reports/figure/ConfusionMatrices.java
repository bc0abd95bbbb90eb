package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.ShortNames;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.Confusion;
import org.graft.spi.result.study.StrategyResult;

/**
 * Confusion matrices, one for each strategy; shares are of the true class. Cells have their per
 * cent where there is room and always their colour; classes have their names, or every few of many.
 */
record ConfusionMatrices(List<StrategyResult> strategies, Palette palette)
    implements Figure.Drawing {
  /** Classes up to which all cells have numbers on wide paper. */
  static final int NUMBERS_UP_TO = 26;

  private static final double NUMBER = 22;
  private static final double LARGEST = 56;
  private static final double NAMES = 96;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<StrategyResult> shown =
        strategies.stream().filter(s -> s.confusion().isPresent()).toList();
    double inside = paper.width() - 8;
    int fit = (int) Math.max(1, inside / Math.min(inside, needs(shown)));
    int columns = Math.min(shown.size(), fit);
    double cell = inside / Math.max(1, columns);
    double y = paper.top();
    double tallest = y;
    List<String> legend = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      double x = 4 + i % columns * cell;
      tallest = Math.max(tallest, matrix(scene, shown.get(i), x, y, cell - 8, legend));
      if (i % columns == columns - 1 || i == shown.size() - 1) {
        y = tallest + 18;
      }
    }
    return scene.cut(Legend.lines(scene, legend, 8, y - 10, paper));
  }

  /** Width with which every cell of the largest matrix has room for its number. */
  private static double needs(List<StrategyResult> shown) {
    double widest = 0;
    for (StrategyResult strategy : shown) {
      List<String> classes = strategy.confusion().orElseThrow().classes();
      double names = Math.min(NAMES, Lettering.sans().widest(classes, Text.NOTE));
      widest = Math.max(widest, names + 42 + 34 * classes.size());
    }
    return widest;
  }

  private double matrix(
      Scene scene, StrategyResult strategy, double x, double y, double width, List<String> legend) {
    Confusion confusion = strategy.confusion().orElseThrow();
    Lettering font = Lettering.sans();
    int k = confusion.classes().size();
    ShortNames classes = ShortNames.of(confusion.classes(), Text.NOTE, NAMES);
    classes.legend().stream().filter(line -> !legend.contains(line)).forEach(legend::add);
    double names = font.widest(classes.names(), Text.NOTE) + 8;
    double left = x + 18 + names;
    double side = Math.min(LARGEST, (width - names - 22) / k);
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
        cell(scene, left, top, side, confusion, row, column, sum, ink);
      }
    }
    double end = names(scene, classes.names(), left, top, side);
    scene.box(left, top, k * side, k * side, Style.line(Ink.AXIS, 1));
    scene.text(Text.middle(left + k * side / 2, end + 14, "predicted class", Text.NOTE, Ink.TEXT));
    scene.text(Text.up(x + 12, top + k * side / 2, "true class", Text.NOTE, Ink.TEXT));
    return end + 20;
  }

  /** Names of all classes, or of every few; returns where those below end. */
  private static double names(
      Scene scene, List<String> classes, double left, double top, double side) {
    Lettering font = Lettering.sans();
    int k = classes.size();
    int every = (int) Math.max(1, Math.ceil(12 / side));
    double widest = font.widest(classes, Text.NOTE);
    boolean flat = widest <= side - 2;
    for (int i = 0; i < k; i += every) {
      double middle = (i + 0.5) * side;
      String name = classes.get(i);
      scene.text(Text.end(left - 6, top + middle + 4, name, Text.NOTE, Ink.MUTED));
      if (flat) {
        double below = top + k * side + 14;
        scene.text(Text.middle(left + middle, below, name, Text.NOTE, Ink.MUTED));
      } else {
        double below = top + k * side + 6 + font.width(name, Text.NOTE) / 2;
        scene.text(Text.up(left + middle + 4, below, name, Text.NOTE, Ink.MUTED));
      }
    }
    return top + k * side + (flat ? 16 : widest + 8);
  }

  private static void cell(
      Scene scene,
      double left,
      double top,
      double side,
      Confusion confusion,
      int row,
      int column,
      double sum,
      Ink ink) {
    long count = confusion.counts().get(row).get(column);
    if (count == 0 && row != column) {
      return;
    }
    double share = sum > 0 ? count / sum : 0;
    double x = left + column * side;
    double y = top + row * side;
    Scene cell = new Scene(side, side);
    cell.box(x, y, side, side, Style.fill(ink, 0.02 + 0.46 * Math.sqrt(share)));
    if (side >= NUMBER) {
      String percent = Numerals.percent(share).replace(" %", "");
      double size = side < 30 ? 9 : Text.NOTE;
      cell.text(Text.middle(x + side / 2, y + side / 2 + 4, percent, size, Ink.TEXT));
    }
    scene.tip(
        confusion.classes().get(row)
            + (row == column ? "" : " taken for " + confusion.classes().get(column))
            + ": "
            + Numerals.whole(count)
            + " of "
            + Numerals.whole((long) sum),
        cell);
  }
}
