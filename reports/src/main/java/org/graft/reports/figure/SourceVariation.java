package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Score;
import org.graft.spi.result.study.StrategyResult;

/** One column for each source model, one panel for each strategy: how much the source matters. */
record SourceVariation(Measure measure, List<StrategyResult> strategies, Palette palette)
    implements Figure.Drawing {
  private static final double PANEL = 96;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    Range scores = new Range();
    Range sources = new Range();
    for (StrategyResult strategy : strategies) {
      scores.add(strategy.values());
      strategy.scores().forEach(s -> sources.add(s.sourceReplicate() + 1));
    }
    double left = 58;
    double right = paper.width() - 16;
    LinearScale x = LinearScale.exactly(sources.low() - 0.6, sources.high() + 0.6, left, right, 12);
    double top = paper.top();
    for (int i = 0; i < strategies.size(); i++) {
      StrategyResult strategy = strategies.get(i);
      String name = Lettering.sans().shorten(strategy.strategy(), Text.LABEL, right - left);
      scene.text(Text.start(left, top + 14, name, Text.LABEL, Ink.TEXT));
      double bottom = top + 24 + PANEL;
      LinearScale y =
          LinearScale.around(scores.low(), scores.high(), bottom, top + 24, 4)
              .within(measure.lowest(), measure.highest());
      Axes.left(scene, y, left, right, measure.metric());
      columns(scene, x, y, strategy);
      top = bottom + 8;
    }
    axis(scene, x, sources, top - 8);
    return scene.cut(top + 40);
  }

  private void columns(Scene scene, Scale x, Scale y, StrategyResult strategy) {
    Map<Integer, List<Double>> columns = new TreeMap<>();
    for (Score score : strategy.scores()) {
      if (score.present()) {
        columns
            .computeIfAbsent(score.sourceReplicate() + 1, s -> new ArrayList<>())
            .add(score.value());
      }
    }
    Ink ink = palette.ink(strategy.strategy());
    double wide = x.at(2) - x.at(1);
    double reach = Math.min(9, wide * 0.36);
    double radius = Math.max(0.9, Math.min(2.4, wide / 8));
    columns.forEach(
        (source, values) -> {
          List<Point> dots = new ArrayList<>();
          for (int i = 0; i < values.size(); i++) {
            double off = values.size() < 2 ? 0 : ((i * 0.618034) % 1 - 0.5) * 2 * reach * 0.8;
            dots.add(new Point(x.at(source) + off, y.at(values.get(i))));
          }
          scene.dots(dots, radius, ink, 0.5);
          double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
          double at = y.at(mean);
          scene.line(x.at(source) - reach, at, x.at(source) + reach, at, Style.line(ink, 2.4));
        });
  }

  private static void axis(Scene scene, LinearScale x, Range sources, double bottom) {
    scene.line(x.from(), bottom, x.to(), bottom, Style.line(Ink.AXIS, 1));
    int every = (int) Math.max(1, Math.ceil(26 / (x.at(2) - x.at(1))));
    for (int s = (int) sources.low(); s <= sources.high(); s++) {
      if ((s - 1) % every == 0) {
        String number = String.valueOf(s);
        scene.text(Text.middle(x.at(s), bottom + 16, number, Text.NOTE, Ink.MUTED));
      }
    }
    double middle = (x.from() + x.to()) / 2;
    scene.text(Text.middle(middle, bottom + 34, "source model", Text.LABEL, Ink.TEXT));
  }
}
