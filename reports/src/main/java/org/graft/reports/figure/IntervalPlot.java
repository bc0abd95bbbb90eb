package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Scene;
import org.graft.reports.text.Numerals;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult;

/** Every trial as a dot, and below each strategy's dots their mean with its interval. */
record IntervalPlot(Measure measure, List<StrategyResult> strategies, Palette palette)
    implements Figure.Drawing {
  private static final double DOTS = 30;
  private static final double INSIDE = 48;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    Rows rows =
        new Rows(
            paper,
            strategies.stream().map(StrategyResult::strategy).toList(),
            Numerals.column(strategies.stream().map(s -> s.center().mean()).toList(), "no scores"),
            INSIDE);
    LinearScale x = scale(rows);
    Axes.bottom(scene, x, rows.top(), rows.bottom(), Wording.axis(measure));
    rows.draw(scene);
    for (int i = 0; i < strategies.size(); i++) {
      StrategyResult strategy = strategies.get(i);
      Ink ink = palette.ink(strategy.strategy());
      double[] values = strategy.values();
      double radius = Swarm.radius(values.length);
      double top = rows.plotTop(i);
      scene.dots(Swarm.places(values, x, top + DOTS / 2, DOTS, radius), radius, ink, 0.5);
      Whiskers.draw(
          scene,
          strategy.center().mean(),
          x,
          top + DOTS + 10,
          ink,
          palette.symbol(strategy.strategy()));
    }
    return scene.cut(rows.bottom() + 44);
  }

  private LinearScale scale(Rows rows) {
    Range range = new Range();
    for (StrategyResult strategy : strategies) {
      range.add(strategy.values()).add(strategy.center().mean());
    }
    return LinearScale.around(range.low(), range.high(), rows.left(), rows.right(), 7)
        .within(measure.lowest(), measure.highest());
  }
}
