package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult;

/** A box plot of each strategy's scores with the raw scores below it. */
record BoxPlot(Measure measure, List<StrategyResult> strategies, Palette palette)
    implements Figure.Drawing {
  private static final double INSIDE = 46;
  private static final double BOX = 18;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    Rows rows =
        new Rows(
            paper,
            strategies.stream().map(StrategyResult::strategy).toList(),
            strategies.stream().map(s -> spread(s)).toList(),
            INSIDE);
    Range range = new Range();
    strategies.forEach(s -> range.add(s.values()));
    LinearScale x =
        LinearScale.around(range.low(), range.high(), rows.left(), rows.right(), 7)
            .within(measure.lowest(), measure.highest());
    Axes.bottom(scene, x, rows.top(), rows.bottom(), Wording.axis(measure));
    rows.draw(scene);
    for (int i = 0; i < strategies.size(); i++) {
      double[] values = strategies.get(i).values();
      if (values.length > 0) {
        Ink ink = palette.ink(strategies.get(i).strategy());
        box(scene, x, rows.plotTop(i) + 3, Quartiles.of(values), ink);
        double radius = Math.min(2, Swarm.radius(values.length));
        double middle = rows.plotTop(i) + BOX + 15;
        scene.dots(Swarm.places(values, x, middle, 20, radius), radius, ink, 0.55);
      }
    }
    return scene.cut(rows.bottom() + 44);
  }

  private static void box(Scene scene, LinearScale x, double top, Quartiles q, Ink ink) {
    double middle = top + BOX / 2;
    Style line = Style.line(ink, 1.6);
    scene.line(x.at(q.low()), middle, x.at(q.first()), middle, line);
    scene.line(x.at(q.third()), middle, x.at(q.high()), middle, line);
    scene.line(x.at(q.low()), middle - 5, x.at(q.low()), middle + 5, line);
    scene.line(x.at(q.high()), middle - 5, x.at(q.high()), middle + 5, line);
    double left = x.at(q.first());
    double width = Math.max(1, x.at(q.third()) - left);
    scene.box(left, top, width, BOX, Style.fill(Ink.PAPER, 1));
    scene.box(left, top, width, BOX, Style.fill(ink, 0.22));
    scene.box(left, top, width, BOX, line);
    scene.line(x.at(q.median()), top, x.at(q.median()), top + BOX, Style.line(ink, 3));
  }

  private static String spread(StrategyResult strategy) {
    Estimate deviation = strategy.spread().deviation();
    return deviation.value().isEmpty() ? "" : "sd " + Numerals.significant(deviation.orNaN(), 2);
  }
}
