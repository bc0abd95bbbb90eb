package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.ShortNames;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;

/**
 * Rows with a name to the left, a plot in the middle and numbers to the right; on narrow paper name
 * and numbers stand above the plot.
 */
final class Rows {
  private static final double LINE = 14;

  private final Paper paper;
  private final List<List<String>> names = new ArrayList<>();
  private final List<String> numbers;
  private final double inside;
  private final double left;
  private final double right;
  private final double[] tops;

  /** Rows whose plots are {@code inside} pixels high. */
  Rows(Paper paper, List<String> labels, List<String> numbers, double inside) {
    this.paper = paper;
    this.numbers = List.copyOf(numbers);
    this.inside = inside;
    Lettering font = Lettering.sans();
    double room = paper.narrow() ? paper.width() - 16 : paper.width() * 0.27;
    for (String label : ShortNames.of(labels, Text.LABEL, room * 2.7).names()) {
      names.add(font.wrap(label, Text.LABEL, room, 4));
    }
    double widest = names.stream().mapToDouble(n -> font.widest(n, Text.LABEL)).max().orElse(0);
    left = paper.narrow() ? 14 : 8 + widest + 14;
    right =
        paper.narrow() || numbers.isEmpty()
            ? paper.width() - 14
            : paper.width() - font.widest(numbers, Text.NOTE) - 20;
    tops = new double[labels.size() + 1];
    tops[0] = paper.top();
    for (int i = 0; i < labels.size(); i++) {
      tops[i + 1] = tops[i] + height(i);
    }
  }

  private double height(int row) {
    double words = names.get(row).size() * LINE;
    if (!paper.narrow()) {
      return Math.max(inside, words) + 10;
    }
    return words + (hasNumbers(row) ? LINE : 0) + inside + 10;
  }

  private boolean hasNumbers(int row) {
    return row < numbers.size() && !numbers.get(row).isEmpty();
  }

  /** Where plots begin on the left. */
  double left() {
    return left;
  }

  /** Where plots end on the right. */
  double right() {
    return right;
  }

  /** Upper edge of the first row. */
  double top() {
    return tops[0];
  }

  /** Lower edge of the last row. */
  double bottom() {
    return tops[tops.length - 1];
  }

  /** Upper edge of a row's plot. */
  double plotTop(int row) {
    return tops[row + 1] - inside - 5;
  }

  /** Adds rules, names and numbers. */
  void draw(Scene scene) {
    for (int row = 0; row < names.size(); row++) {
      if (paper.narrow()) {
        double high = plotTop(row) - tops[row] - 2;
        scene.box(0, tops[row], paper.width(), high, Style.fill(Ink.PAPER, 1));
      }
      if (row > 0) {
        scene.line(8, tops[row], paper.width() - 8, tops[row], Style.line(Ink.GRID, 1));
      }
      name(scene, row);
    }
  }

  private void name(Scene scene, int row) {
    List<String> lines = names.get(row);
    double middle = (tops[row] + tops[row + 1]) / 2;
    double y = paper.narrow() ? tops[row] + 15 : middle + 4 - (lines.size() - 1) * LINE / 2;
    for (String line : lines) {
      scene.text(Text.start(8, y, line, Text.LABEL, Ink.TEXT));
      y += LINE;
    }
    if (hasNumbers(row)) {
      scene.text(
          paper.narrow()
              ? Text.start(8, y, numbers.get(row), Text.NOTE, Ink.MUTED)
              : Text.end(paper.width() - 8, middle + 4, numbers.get(row), Text.NOTE, Ink.TEXT));
    }
  }
}
