package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.LogScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.spi.result.study.Curve;
import org.graft.spi.result.study.StrategyResult;
import org.jspecify.annotations.Nullable;

/** Learning curves: a line and a band over repeats for each strategy, one panel a split. */
record LearningCurves(List<StrategyResult> strategies, Palette palette) implements Figure.Drawing {
  private static final double PANEL = 210;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<String> names =
        strategies.stream().filter(s -> !s.curves().isEmpty()).map(s -> s.strategy()).toList();
    double y = Legend.strategies(scene, names, palette, 8, paper.top(), paper.width() - 16);
    Map<String, List<String>> panels = new LinkedHashMap<>();
    for (StrategyResult strategy : strategies) {
      for (Curve curve : strategy.curves()) {
        List<String> splits = panels.computeIfAbsent(curve.quantity(), q -> new ArrayList<>());
        if (!splits.contains(curve.split())) {
          splits.add(curve.split());
        }
      }
    }
    for (Map.Entry<String, List<String>> entry : panels.entrySet()) {
      y = quantity(scene, paper, entry.getKey(), entry.getValue(), y);
    }
    return scene.cut(y);
  }

  private double quantity(
      Scene scene, Paper paper, String quantity, List<String> splits, double top) {
    int columns = paper.narrow() ? 1 : Math.min(splits.size(), 2);
    double cell = paper.width() / columns;
    double y = top;
    for (int i = 0; i < splits.size(); i++) {
      double left = i % columns * cell;
      panel(scene, quantity, splits.get(i), left + 58, left + cell - 16, y + 26);
      if (i % columns == columns - 1 || i == splits.size() - 1) {
        y += PANEL + 78;
      }
    }
    return y;
  }

  private void panel(
      Scene scene, String quantity, String split, double left, double right, double top) {
    Range epochs = new Range();
    Range values = new Range();
    for (Curve curve : curves(quantity, null)) {
      for (Curve.Point p : curve.points()) {
        epochs.add(p.epoch());
        values.add(p.low(), p.middle(), p.high());
      }
    }
    double bottom = top + PANEL;
    LinearScale x = LinearScale.exactly(epochs.low(), epochs.high(), left, right, 6);
    boolean steep = quantity.equals("loss") && values.low() > 0 && values.high() > 8 * values.low();
    Scale y =
        steep
            ? LogScale.around(values.low(), values.high(), bottom, top)
            : LinearScale.around(values.low(), values.high(), bottom, top, 5);
    scene.text(Text.start(left, top - 10, split + " split", Text.LABEL, Ink.TEXT));
    Axes.left(scene, y, left, right, quantity + unit(quantity, steep));
    Axes.bottom(scene, x, top, bottom, "epoch");
    for (StrategyResult strategy : strategies) {
      for (Curve curve : strategy.curves()) {
        if (curve.quantity().equals(quantity) && curve.split().equals(split)) {
          line(scene, x, y, curve.points(), strategy.strategy());
        }
      }
    }
  }

  private static String unit(String quantity, boolean steep) {
    return quantity.equals("loss") ? steep ? " (nats, log scale)" : " (nats)" : "";
  }

  private void line(Scene scene, Scale x, Scale y, List<Curve.Point> points, String strategy) {
    List<Point> middle = new ArrayList<>();
    List<Point> band = new ArrayList<>();
    for (Curve.Point p : points) {
      middle.add(new Point(x.at(p.epoch()), y.at(p.middle())));
      band.add(new Point(x.at(p.epoch()), y.at(p.high())));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      band.add(new Point(x.at(points.get(i).epoch()), y.at(points.get(i).low())));
    }
    Ink ink = palette.ink(strategy);
    scene.polygon(band, Style.fill(ink, 0.2));
    scene.polyline(middle, Style.line(ink, 2));
    int place = palette.place(strategy);
    int marks = 5;
    for (int i = 0; i < marks && !middle.isEmpty(); i++) {
      int at = (int) ((i + 0.5 + 0.13 * (place % 4)) * (middle.size() - 1) / marks);
      Point p = middle.get(Math.min(at, middle.size() - 1));
      palette.symbol(strategy).draw(scene, p.x(), p.y(), 3.6, ink);
    }
  }

  private List<Curve> curves(String quantity, @Nullable String split) {
    return strategies.stream()
        .flatMap(s -> s.curves().stream())
        .filter(c -> c.quantity().equals(quantity) && (split == null || c.split().equals(split)))
        .toList();
  }
}
