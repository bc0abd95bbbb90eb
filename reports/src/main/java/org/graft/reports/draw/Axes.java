package org.graft.reports.draw;

import java.util.ArrayList;
import java.util.List;

/** Axes with ticks, grid lines and titles. */
public final class Axes {
  private Axes() {}

  /** Adds vertical grid lines between {@code top} and {@code bottom}, and labels below. */
  public static void bottom(Scene scene, Scale x, double top, double bottom, String title) {
    for (Scale.Tick tick : legible(x)) {
      double at = x.at(tick.value());
      scene.line(at, top, at, bottom, Style.line(Ink.GRID, 1));
      scene.line(at, bottom, at, bottom + 4, Style.line(Ink.AXIS, 1));
      scene.text(Text.middle(at, bottom + 16, tick.label(), Text.NOTE, Ink.MUTED));
    }
    scene.line(x.from(), bottom, x.to(), bottom, Style.line(Ink.AXIS, 1));
    List<String> lines = Lettering.sans().wrap(title, Text.LABEL, x.to() - x.from() + 60, 2);
    for (int i = 0; i < lines.size(); i++) {
      double middle = (x.from() + x.to()) / 2;
      scene.text(Text.middle(middle, bottom + 34 + 14 * i, lines.get(i), Text.LABEL, Ink.TEXT));
    }
  }

  /** Adds horizontal grid lines between {@code left} and {@code right}, and labels to the left. */
  public static void left(Scene scene, Scale y, double left, double right, String title) {
    double widest = 0;
    for (Scale.Tick tick : y.ticks()) {
      double at = y.at(tick.value());
      scene.line(left, at, right, at, Style.line(Ink.GRID, 1));
      scene.text(Text.end(left - 6, at + 4, tick.label(), Text.NOTE, Ink.MUTED));
      widest = Math.max(widest, Lettering.sans().width(tick.label(), Text.NOTE));
    }
    scene.line(left, y.from(), left, y.to(), Style.line(Ink.AXIS, 1));
    if (!title.isEmpty()) {
      double middle = (y.from() + y.to()) / 2;
      String words = Lettering.sans().shorten(title, Text.LABEL, Math.abs(y.to() - y.from()) + 30);
      scene.text(Text.up(left - widest - 16, middle, words, Text.LABEL, Ink.TEXT));
    }
  }

  /** The ticks whose labels do not touch. */
  private static List<Scale.Tick> legible(Scale x) {
    List<Scale.Tick> ticks = x.ticks();
    double widest =
        Lettering.sans().widest(ticks.stream().map(Scale.Tick::label).toList(), Text.NOTE);
    double apart =
        ticks.size() < 2
            ? Double.MAX_VALUE
            : Math.abs(x.at(ticks.get(1).value()) - x.at(ticks.get(0).value()));
    int every = (int) Math.max(1, Math.ceil((widest + 8) / apart));
    List<Scale.Tick> kept = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i++) {
      if (Math.floorMod(Math.round(ticks.get(i).value() / Math.max(step(ticks), 1e-300)), every)
              == 0
          || every == 1) {
        kept.add(ticks.get(i));
      }
    }
    return kept;
  }

  private static double step(List<Scale.Tick> ticks) {
    return ticks.size() < 2 ? 1 : ticks.get(1).value() - ticks.get(0).value();
  }
}
