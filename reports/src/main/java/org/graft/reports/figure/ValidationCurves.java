package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.LogScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.spi.result.study.Choices;
import org.graft.spi.result.study.Interval;

/**
 * Mean held-out scores against the values of a setting that was chosen, with intervals; the larger
 * a mark, the more replicates chose its value. Settings whose values are not numbers have even
 * places.
 *
 * @param name of the setting
 * @param choices of the strategies that chose it
 * @param palette their colours
 */
record ValidationCurves(String name, List<Choices> choices, Palette palette)
    implements Figure.Drawing {
  private static final double PANEL = 260;
  private static final double FEW_TIMES = 20;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<String> names = choices.stream().map(Choices::strategy).toList();
    double left = 70;
    double right = paper.width() - 18;
    double top = Legend.strategies(scene, names, palette, 8, paper.top(), paper.width() - 16) + 8;
    double bottom = top + PANEL;
    Scale x = across(left, right);
    Scale y = up(top, bottom);
    Axes.left(scene, y, left, right, "held-out " + choices.get(0).measure().metric());
    Axes.bottom(scene, x, top, bottom, x instanceof LogScale ? name + " (log scale)" : name);
    choices.forEach(one -> curve(scene, one, x, y));
    return scene.cut(bottom + 50);
  }

  private List<Choices.Value> values(Choices one) {
    return one.settings().stream()
        .filter(setting -> setting.name().equals(name))
        .flatMap(setting -> setting.values().stream())
        .filter(value -> value.heldOut().value().isPresent())
        .toList();
  }

  private Scale across(double left, double right) {
    Optional<List<String>> words = words();
    if (words.isPresent()) {
      return new Places(words.get(), left, right);
    }
    Range range = new Range();
    choices.forEach(one -> values(one).forEach(value -> range.add(value.number())));
    return range.low() > 0 && range.high() > FEW_TIMES * range.low()
        ? LogScale.around(range.low(), range.high(), left, right)
        : LinearScale.around(range.low(), range.high(), left, right, 7);
  }

  /** The values in words, where some are no numbers. */
  private Optional<List<String>> words() {
    List<Choices.Value> all = choices.stream().flatMap(one -> values(one).stream()).toList();
    return all.stream().allMatch(value -> Double.isFinite(value.number()))
        ? Optional.empty()
        : Optional.of(all.stream().map(Choices.Value::text).distinct().toList());
  }

  private Scale up(double top, double bottom) {
    Range range = new Range();
    choices.forEach(one -> values(one).forEach(value -> range.add(value.heldOut())));
    boolean steep = range.low() > 0 && range.high() > FEW_TIMES * range.low();
    return steep
        ? LogScale.around(range.low(), range.high(), bottom, top)
        : LinearScale.around(range.low(), range.high(), bottom, top, 5)
            .within(choices.get(0).measure().lowest(), choices.get(0).measure().highest());
  }

  private void curve(Scene scene, Choices one, Scale x, Scale y) {
    Ink ink = palette.ink(one.strategy());
    List<Point> line = new ArrayList<>();
    for (Choices.Value value : values(one)) {
      double at = x instanceof Places places ? places.at(value.text()) : x.at(value.number());
      line.add(new Point(at, y.at(value.heldOut().orNaN())));
      value.heldOut().interval().ifPresent(i -> whisker(scene, at, i, y, ink));
    }
    if (!(x instanceof Places) && line.size() > 1) {
      scene.polyline(line, Style.line(ink, 1.4));
    }
    for (int i = 0; i < line.size(); i++) {
      double share = (double) values(one).get(i).chosen() / Math.max(1, one.replicates());
      palette
          .symbol(one.strategy())
          .draw(scene, line.get(i).x(), line.get(i).y(), 3 + 6 * Math.sqrt(share), ink);
    }
  }

  private static void whisker(Scene scene, double at, Interval interval, Scale y, Ink ink) {
    double low = Math.min(y.at(Math.max(interval.low(), floor(y))), y.from());
    double high = Math.max(y.at(interval.high()), y.to());
    scene.line(at, low, at, high, Style.line(ink, 1.8));
  }

  /** What a scale can show at least. */
  private static double floor(Scale y) {
    return y instanceof LogScale log ? log.low() : Double.NEGATIVE_INFINITY;
  }

  /** Even places of words. */
  private record Places(List<String> words, double from, double to) implements Scale {
    double at(String word) {
      return at(words.indexOf(word));
    }

    @Override
    public double at(double value) {
      return from + (value + 0.5) / words.size() * (to - from);
    }

    @Override
    public List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        ticks.add(new Tick(i, words.get(i)));
      }
      return ticks;
    }
  }
}
