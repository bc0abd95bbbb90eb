package org.graft.reports.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.LogScale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.spi.result.study.Estimate;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.StrategyResult;

/** Mean score against what it cost: trained parameters and seconds. */
record CostPlot(Measure measure, List<StrategyResult> strategies, Palette palette)
    implements Figure.Drawing {
  private static final double PANEL = 230;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<String> names = strategies.stream().map(StrategyResult::strategy).toList();
    double top = Legend.strategies(scene, names, palette, 8, paper.top(), paper.width() - 16);
    List<Panel> panels = panels();
    int columns = paper.narrow() ? 1 : panels.size();
    double cell = paper.width() / Math.max(1, columns);
    for (int i = 0; i < panels.size(); i++) {
      double left = i % columns * cell;
      panel(scene, panels.get(i), left + 60, left + cell - 18, top + 8);
      if (i % columns == columns - 1) {
        top += PANEL + 62;
      }
    }
    return scene.cut(top);
  }

  /** Whether there is a cost to show. */
  boolean drawable() {
    return !panels().isEmpty();
  }

  private record Panel(String title, ToDoubleFunction<StrategyResult> cost) {}

  private List<Panel> panels() {
    List<Panel> panels =
        List.of(
            new Panel("trained parameters", s -> s.cost().trained().orElse(0)),
            new Panel("seconds per trial", s -> s.cost().seconds().value().orElse(0)));
    return panels.stream()
        .filter(p -> strategies.stream().anyMatch(s -> p.cost().applyAsDouble(s) > 0))
        .toList();
  }

  private void panel(Scene scene, Panel panel, double left, double right, double top) {
    Range costs = new Range();
    Range scores = new Range();
    for (StrategyResult strategy : strategies) {
      double cost = panel.cost().applyAsDouble(strategy);
      if (cost > 0) {
        costs.add(cost);
        scores.add(strategy.center().mean());
      }
    }
    double bottom = top + PANEL;
    LogScale x = LogScale.around(costs.low(), costs.high(), left, right);
    LinearScale y =
        LinearScale.around(scores.low(), scores.high(), bottom, top, 5)
            .within(measure.lowest(), measure.highest());
    Axes.left(scene, y, left, right, "mean " + measure.metric());
    Axes.bottom(scene, x, top, bottom, panel.title() + " (log scale)");
    for (StrategyResult strategy : strategies) {
      double cost = panel.cost().applyAsDouble(strategy);
      Estimate mean = strategy.center().mean();
      if (cost > 0 && mean.value().isPresent()) {
        Ink ink = palette.ink(strategy.strategy());
        double at = x.at(cost);
        mean.interval()
            .ifPresent(
                i ->
                    scene.line(
                        at,
                        Math.min(bottom, y.at(i.low())),
                        at,
                        Math.max(top, y.at(i.high())),
                        Style.line(ink, 2)));
        palette.symbol(strategy.strategy()).draw(scene, at, y.at(mean.orNaN()), 6, ink);
      }
    }
  }
}
