package org.graft.reports.figure;

import java.util.ArrayList;
import java.util.List;
import org.graft.reports.draw.Axes;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.Symbol;
import org.graft.reports.draw.Text;
import org.graft.spi.result.study.Scatter;

/** Examples with two features by class; panels share their axes. */
record ScatterPlot(Scatter scatter) implements Figure.Drawing {
  private static final int MARKS_UP_TO = 4000;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<String> classes = classes();
    List<Legend.Entry> entries = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      entries.add(new Legend.Entry(classes.get(i), Ink.series(i), Symbol.of(i)));
    }
    double top = Legend.draw(scene, entries, 8, paper.top(), paper.width() - 16);
    Range xs = new Range();
    Range ys = new Range();
    for (Scatter.Panel panel : scatter.panels()) {
      for (Scatter.Group group : panel.groups()) {
        group.x().forEach(v -> xs.add(v));
        group.y().forEach(v -> ys.add(v));
      }
    }
    int columns = paper.narrow() ? 1 : Math.min(2, scatter.panels().size());
    double cell = paper.width() / Math.max(1, columns);
    double tall = Math.min(300, cell - 70);
    for (int i = 0; i < scatter.panels().size(); i++) {
      double left = i % columns * cell + 54;
      double right = (i % columns + 1) * cell - 16;
      LinearScale x = LinearScale.around(xs.low(), xs.high(), left, right, 6);
      LinearScale y = LinearScale.around(ys.low(), ys.high(), top + 22 + tall, top + 22, 6);
      panel(scene, scatter.panels().get(i), x, y, classes);
      if (i % columns == columns - 1 || i == scatter.panels().size() - 1) {
        top += tall + 74;
      }
    }
    return scene.cut(top);
  }

  private void panel(
      Scene scene, Scatter.Panel panel, LinearScale x, LinearScale y, List<String> classes) {
    String title = Lettering.sans().shorten(panel.title(), Text.LABEL, x.to() - x.from());
    scene.text(Text.start(x.from(), y.to() - 8, title, Text.LABEL, Ink.TEXT));
    Axes.left(scene, y, x.from(), x.to(), scatter.yLabel());
    Axes.bottom(scene, x, y.to(), y.from(), scatter.xLabel());
    int all = panel.groups().stream().mapToInt(g -> g.x().size()).sum();
    for (Scatter.Group group : panel.groups()) {
      int index = classes.indexOf(group.label());
      List<Point> places = new ArrayList<>();
      for (int i = 0; i < group.x().size(); i++) {
        places.add(new Point(x.at(group.x().get(i)), y.at(group.y().get(i))));
      }
      if (Symbol.of(index) == Symbol.DISC || all > MARKS_UP_TO) {
        scene.dots(places, 2.4, Ink.series(index), 0.65);
      } else {
        places.forEach(p -> Symbol.of(index).draw(scene, p.x(), p.y(), 2.8, Ink.series(index)));
      }
    }
  }

  private List<String> classes() {
    return scatter.panels().stream()
        .flatMap(p -> p.groups().stream())
        .map(Scatter.Group::label)
        .distinct()
        .toList();
  }
}
