package org.graft.reports.figure;

import java.util.List;
import org.graft.reports.draw.Anchor;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Lettering;
import org.graft.reports.draw.LinearScale;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Scale;
import org.graft.reports.draw.Scene;
import org.graft.reports.draw.ShortNames;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.reports.text.Numerals;
import org.graft.spi.result.study.AcrossDatasets;

/**
 * Average ranks on a line, and bars under strategies not shown to differ. A bar is one clique of
 * pairwise tests; where a strategy that does not belong to the clique lies between its members, the
 * bar is broken there, so that no bar ever crosses a significant pair.
 */
record CriticalDifference(AcrossDatasets across, Palette palette) implements Figure.Drawing {
  private static final double STEP = 22;
  private static final double MARGIN = 20;

  @Override
  public Scene on(Paper paper) {
    Scene scene = paper.start();
    List<AcrossDatasets.Rank> ranks = across.ranks();
    int k = ranks.size();
    int onLeft = (k + 1) / 2;
    List<String> all = ranks.stream().map(AcrossDatasets.Rank::strategy).toList();
    Lettering font = Lettering.sans();
    double number = font.width("  " + Numerals.fixed(k, 2), Text.LABEL);
    ShortNames shortened = ShortNames.of(all, Text.LABEL, paper.width() * 0.34 - number - MARGIN);
    double widest = font.widest(shortened.names(), Text.LABEL) + number + MARGIN;
    double names = paper.narrow() ? number + 12 : Math.max(number + 12, widest);
    double left = names + 14;
    double right = paper.width() - names - 14;
    LinearScale x = new LinearScale(1, Math.max(2, k), left, right, ticks(k));
    double top = paper.top();
    if (paper.narrow()) {
      top =
          Legend.draw(
              scene,
              ranks.stream()
                  .map(
                      r ->
                          new Legend.Entry(
                              r.strategy() + "  " + Numerals.fixed(r.average(), 2),
                              palette.ink(r.strategy()),
                              palette.symbol(r.strategy())))
                  .toList(),
              8,
              top,
              paper.width() - 16);
    }
    double axis = top + 40;
    axis(scene, x, axis);
    double bars = axis + 16;
    double first = bars + across.groups().cliques().size() * 9 + 16;
    for (int i = 0; i < k; i++) {
      boolean before = i < onLeft;
      double y = first + (before ? i : k - 1 - i) * STEP;
      String words = paper.narrow() ? "" : shortened.names().get(i);
      name(scene, x, ranks.get(i), words, axis, y, before ? Anchor.END : Anchor.START);
    }
    for (int i = 0; i < across.groups().cliques().size(); i++) {
      clique(scene, x, across.groups().cliques().get(i), bars + i * 9);
    }
    double bottom = first + onLeft * STEP;
    return scene.cut(
        paper.narrow() ? bottom : Legend.lines(scene, shortened.legend(), 8, bottom, paper));
  }

  /** Whole ranks, or every few of many. */
  private static double ticks(int k) {
    return k <= 16 ? 1 : k <= 40 ? 4 : 10;
  }

  private void axis(Scene scene, LinearScale x, double y) {
    scene.line(x.from(), y, x.to(), y, Style.line(Ink.TEXT, 1.2));
    for (Scale.Tick tick : x.ticks()) {
      double at = x.at(tick.value());
      scene.line(at, y - 5, at, y, Style.line(Ink.TEXT, 1.2));
      scene.text(Text.middle(at, y - 9, tick.label(), Text.NOTE, Ink.MUTED));
    }
    String title = "average rank (1 is best)";
    scene.text(Text.middle((x.from() + x.to()) / 2, y - 26, title, Text.LABEL, Ink.TEXT));
    if (across.groups().criticalDifference().isPresent()) {
      double cd = across.groups().criticalDifference().getAsDouble();
      String label = "CD " + Numerals.significant(cd, 3);
      double end = Math.min(x.at(1 + cd), x.to());
      scene.line(x.from(), y - 42, end, y - 42, Style.line(Ink.MUTED, 1.2));
      scene.text(Text.start(end + 6, y - 38, label, Text.NOTE, Ink.MUTED));
    }
  }

  private void name(
      Scene scene,
      Scale x,
      AcrossDatasets.Rank rank,
      String name,
      double axis,
      double y,
      Anchor anchor) {
    Ink ink = palette.ink(rank.strategy());
    double at = x.at(rank.average());
    double end = anchor == Anchor.END ? x.from() - 8 : x.to() + 8;
    scene.polyline(
        List.of(new Point(at, axis), new Point(at, y), new Point(end, y)), Style.line(ink, 1.4));
    palette.symbol(rank.strategy()).draw(scene, at, axis, 4.5, ink);
    String number = Numerals.fixed(rank.average(), 2);
    String between = name.isEmpty() ? "" : "  ";
    String words = anchor == Anchor.END ? name + between + number : number + between + name;
    double x0 = anchor == Anchor.END ? end - 4 : end + 4;
    scene.text(
        anchor == Anchor.END
            ? Text.end(x0, y + 4, words, Text.LABEL, Ink.TEXT)
            : Text.start(x0, y + 4, words, Text.LABEL, Ink.TEXT));
  }

  private void clique(Scene scene, Scale x, List<String> members, double y) {
    List<AcrossDatasets.Rank> ranks = across.ranks();
    double previous = Double.NaN;
    for (AcrossDatasets.Rank rank : ranks) {
      boolean member = members.contains(rank.strategy());
      if (member) {
        double at = x.at(rank.average());
        if (!Double.isNaN(previous)) {
          scene.line(previous, y, at, y, Style.line(Ink.TEXT, 4));
        }
        scene.dots(List.of(new Point(at, y)), 3, Ink.TEXT, 1);
        previous = at;
      } else if (!Double.isNaN(previous) && !strictlyTied(ranks, rank, members)) {
        previous = Double.NaN;
      }
    }
    thread(scene, x, members, y);
  }

  /** Whether a stranger has the same rank as a member, so that no bar can be broken there. */
  private static boolean strictlyTied(
      List<AcrossDatasets.Rank> ranks, AcrossDatasets.Rank stranger, List<String> members) {
    return ranks.stream()
        .anyMatch(
            r ->
                members.contains(r.strategy())
                    && Math.abs(r.average() - stranger.average()) < 1e-9);
  }

  /** A dotted thread that holds the parts of a broken bar together. */
  private void thread(Scene scene, Scale x, List<String> members, double y) {
    Range range = new Range();
    across.ranks().stream()
        .filter(r -> members.contains(r.strategy()))
        .forEach(r -> range.add(x.at(r.average())));
    scene.line(range.low(), y, range.high(), y, Style.line(Ink.TEXT, 1).dashed(1.5, 2.5));
  }
}
