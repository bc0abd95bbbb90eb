package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Comparison;
import org.graft.spi.result.study.Measure;

/**
 * Every paired difference as a dot, the mean difference with its interval below, and the band of
 * differences too small to matter behind.
 */
record DifferencePlot(Measure measure, double rope, List<Comparison> comparisons, Palette palette)
    implements Figure.Drawing {
  private static final double DOTS = 26;
  private static final double INSIDE = 44;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    Rows rows =
        new Rows(
            paper,
            comparisons.stream().map(Comparison::title).toList(),
            Numerals.column(
                comparisons.stream().map(c -> c.location().difference()).toList(), "not testable"),
            INSIDE);
    LinearScale x = scale(rows);
    if (rope > 0) {
      double low = Math.max(x.at(-rope), x.from());
      double high = Math.min(x.at(rope), x.to());
      double tall = rows.bottom() - rows.top();
      scene.box(low, rows.top(), high - low, tall, Style.fill(Ink.ROPE, 1));
    }
    Axes.bottom(scene, x, rows.top(), rows.bottom(), Wording.differenceAxis(measure));
    scene.line(x.at(0), rows.top(), x.at(0), rows.bottom(), Style.line(Ink.TEXT, 1.2));
    rows.draw(scene);
    for (int i = 0; i < comparisons.size(); i++) {
      row(scene, x, rows.plotTop(i), comparisons.get(i));
    }
    return scene.cut(rows.bottom() + 44);
  }

  private void row(Scene scene, LinearScale x, double top, Comparison comparison) {
    Ink ink = palette.ink(comparison.first());
    double[] values = values(comparison);
    double radius = Swarm.radius(values.length);
    scene.dots(Swarm.places(values, x, top + DOTS / 2, DOTS, radius), radius, ink, 0.5);
    Whiskers.draw(
        scene,
        comparison.location().difference(),
        x,
        top + DOTS + 10,
        ink,
        palette.symbol(comparison.first()));
  }

  private LinearScale scale(Rows rows) {
    Range range = new Range().add(0, rope * 1.15, -rope * 1.15);
    for (Comparison comparison : comparisons) {
      range.add(values(comparison)).add(comparison.location().difference());
    }
    return LinearScale.around(range.low(), range.high(), rows.left(), rows.right(), 7);
  }

  private static double[] values(Comparison comparison) {
    return comparison.differences().stream()
        .mapToDouble(Comparison.PairedDifference::value)
        .toArray();
  }
}
