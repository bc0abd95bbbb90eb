package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.LogScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Symbol;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Interval;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Sweep;

/**
 * Mean scores with intervals against a number that strategies differ in, one line for each way in
 * which the rest is alike.
 *
 * @param measure what scores measure
 * @param sweep the lines
 */
record SweepPlot(Measure measure, Sweep sweep) implements Figure.Drawing {
  private static final double PANEL = 260;
  private static final double FEW_TIMES = 20;

  /** How far lines stand apart, so that their intervals do not hide one another. */
  private static final double APART = 4;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < sweep.lines().size(); i++) {
      String title = sweep.lines().get(i).title();
      entries.add(
          new Legend.Entry(
              title.isEmpty() ? sweep.strategy() : title, Ink.series(i), Symbol.of(i)));
    }
    double left = 70;
    double right = paper.width() - 18;
    double top = Legend.draw(scene, entries, 8, paper.top(), paper.width() - 16) + 8;
    double bottom = top + PANEL;
    Scale x = across(left, right);
    Scale y = up(top, bottom);
    Axes.left(scene, y, left, right, measure.metric());
    String name = sweep.parameter();
    Axes.bottom(scene, x, top, bottom, x instanceof LogScale ? name + " (log scale)" : name);
    for (int i = 0; i < sweep.lines().size(); i++) {
      line(scene, i, x, y);
    }
    return scene.cut(bottom + 50);
  }

  private Scale across(double left, double right) {
    Range range = new Range();
    sweep.lines().forEach(line -> line.points().forEach(p -> range.add(p.value())));
    return range.low() > 0 && range.high() > FEW_TIMES * range.low()
        ? LogScale.around(range.low(), range.high(), left, right)
        : LinearScale.around(range.low(), range.high(), left, right, 7);
  }

  private Scale up(double top, double bottom) {
    Range range = new Range();
    sweep.lines().forEach(line -> line.points().forEach(p -> range.add(p.mean())));
    return LinearScale.around(range.low(), range.high(), bottom, top, 5)
        .within(measure.lowest(), measure.highest());
  }

  private void line(Scene scene, int place, Scale x, Scale y) {
    Ink ink = Ink.series(place);
    double aside = APART * (place - (sweep.lines().size() - 1) / 2.0);
    List<Point> line = new ArrayList<>();
    for (Sweep.Point point : sweep.lines().get(place).points()) {
      double at = x.at(point.value()) + aside;
      line.add(new Point(at, y.at(point.mean().orNaN())));
      whisker(scene, at, point.mean(), y, ink);
    }
    scene.polyline(line, Style.line(ink, 1.4));
    line.forEach(p -> Symbol.of(place).draw(scene, p.x(), p.y(), 4.5, ink));
  }

  private static void whisker(Scene scene, double at, Estimate mean, Scale y, Ink ink) {
    if (mean.interval().isPresent()) {
      Interval interval = mean.interval().get();
      double low = Math.min(y.at(interval.low()), y.from());
      double high = Math.max(y.at(interval.high()), y.to());
      scene.line(at, low, at, high, Style.line(ink, 1.8));
    }
  }
}
