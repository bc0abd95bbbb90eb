package org.graft.reports.figure;

import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Symbol;
import org.graft.spi.result.study.Estimate;

/** An estimate with its interval as a bar and a mark. */
final class Whiskers {
  private Whiskers() {}

  /** Adds it at height {@code y}, no farther than the scale's ends. */
  static void draw(Scene scene, Estimate estimate, Scale x, double y, Ink ink, Symbol symbol) {
    estimate
        .interval()
        .ifPresent(
            i -> {
              double low = Math.max(x.at(i.low()), x.from());
              double high = Math.min(x.at(i.high()), x.to());
              scene.line(low, y, high, y, Style.line(ink, 2.4));
              cap(scene, x.at(i.low()) >= x.from() - 0.5, low, y, ink);
              cap(scene, x.at(i.high()) <= x.to() + 0.5, high, y, ink);
            });
    if (estimate.value().isPresent()) {
      symbol.draw(scene, x.at(estimate.orNaN()), y, 5, ink);
    }
  }

  private static void cap(Scene scene, boolean ends, double at, double y, Ink ink) {
    if (ends) {
      scene.line(at, y - 4, at, y + 4, Style.line(ink, 2.4));
    }
  }
}
