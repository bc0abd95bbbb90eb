package org.graft.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.graft.reports.draw.Canvas;
import org.graft.reports.draw.Ink;
import org.graft.reports.draw.Point;
import org.graft.reports.draw.Style;
import org.graft.reports.draw.Text;
import org.graft.spi.result.study.AcrossDatasets;
import org.graft.spi.result.study.TestResult;
import org.junit.jupiter.api.Test;

class CriticalDifferenceTest {
  @Test
  void drawsOneBarForNeighboursThatDoNotDiffer() {
    assertThat(bars(List.of(List.of("a", "b", "c")))).hasSize(2);
  }

  @Test
  void breaksABarWhereAStrangerLiesBetween() {
    assertThat(bars(List.of(List.of("a", "c")))).isEmpty();
    assertThat(bars(List.of(List.of("a", "b", "d")))).hasSize(1);
  }

  private static List<List<Point>> bars(List<List<String>> cliques) {
    List<List<Point>> bars = new ArrayList<>();
    Canvas canvas =
        new Canvas() {
          @Override
          public void polyline(List<Point> points, Style style) {
            if (style.width() > 3) {
              bars.add(points);
            }
          }

          @Override
          public void polygon(List<Point> points, Style style) {}

          @Override
          public void dots(List<Point> centres, double radius, Ink ink, double opacity) {}

          @Override
          public void text(Text text) {}

          @Override
          public void tip(String tip, Runnable inside) {
            inside.run();
          }
        };
    List<String> names = List.of("a", "b", "c", "d");
    new CriticalDifference(across(names, cliques), new Palette(names))
        .on(Paper.plain(Paper.WIDE))
        .paint(canvas);
    return bars;
  }

  private static AcrossDatasets across(List<String> names, List<List<String>> cliques) {
    List<AcrossDatasets.Rank> ranks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ranks.add(new AcrossDatasets.Rank(names.get(i), 1.2 + 0.8 * i));
    }
    TestResult none = TestResult.refused("Friedman", "not asked");
    return new AcrossDatasets(
        names,
        List.of(),
        ranks,
        none,
        none,
        List.of(),
        new AcrossDatasets.Groups("by hand", OptionalDouble.empty(), cliques),
        List.of(),
        List.of());
  }
}
