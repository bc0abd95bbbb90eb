package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Style;
import org.graft.reports.text.Wording;
import org.graft.spi.result.study.Measure;
import org.graft.spi.result.study.Profile;

/** The share of runs that reach a score, for every score. */
record PerformanceProfile(Measure measure, List<Profile> profiles, Palette palette)
    implements Figure.Drawing {
  private static final double PANEL = 250;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<String> names = profiles.stream().map(Profile::strategy).toList();
    double top = Legend.strategies(scene, names, palette, 8, paper.top(), paper.width() - 16) + 6;
    double bottom = top + PANEL;
    Range range = new Range();
    profiles.forEach(p -> p.points().forEach(q -> range.add(q.threshold())));
    LinearScale x =
        LinearScale.exactly(
            range.low(), range.high(), 60, paper.width() - 18, paper.narrow() ? 4 : 7);
    LinearScale y = new LinearScale(0, 1, bottom, top, 0.25);
    Axes.left(scene, y, 60, paper.width() - 18, "share of runs at least as good");
    Axes.bottom(scene, x, top, bottom, "threshold: " + Wording.axis(measure));
    profiles.forEach(p -> line(scene, x, y, p));
    return scene.cut(bottom + 44);
  }

  private void line(Scene scene, Scale x, Scale y, Profile profile) {
    Ink ink = palette.ink(profile.strategy());
    List<Point> middle = new ArrayList<>();
    List<Point> band = new ArrayList<>();
    List<Point> back = new ArrayList<>();
    for (Profile.Point p : profile.points()) {
      middle.add(new Point(x.at(p.threshold()), y.at(p.share())));
      if (!Double.isNaN(p.low()) && !Double.isNaN(p.high())) {
        band.add(new Point(x.at(p.threshold()), y.at(p.high())));
        back.add(0, new Point(x.at(p.threshold()), y.at(p.low())));
      }
    }
    if (!band.isEmpty()) {
      band.addAll(back);
      scene.polygon(band, Style.fill(ink, 0.16));
    }
    scene.polyline(middle, Style.line(ink, 2));
    int place = palette.place(profile.strategy());
    for (int i = 0; i < 4 && !middle.isEmpty(); i++) {
      int at = (int) ((i + 0.3 + 0.16 * (place % 4)) * (middle.size() - 1) / 4);
      Point p = middle.get(Math.min(at, middle.size() - 1));
      palette.symbol(profile.strategy()).draw(scene, p.x(), p.y(), 3.6, ink);
    }
  }
}
