package org.graft.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.training.CurvePoint;

/** Loss and accuracy of whole splits in inference mode. */
final class Watch {
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Map<String, Targets> targets = new LinkedHashMap<>();
  private final Passes passes;
  private final CrossEntropy loss;
  private final Tally[] tallies;

  /** With one tally for each of the networks that run at once. */
  Watch(
      Map<String, Examples> splits,
      Layout wanted,
      Passes passes,
      CrossEntropy loss,
      Tally[] tallies) {
    splits.forEach((name, examples) -> feeds.put(name, new Feed(examples, wanted, tallies.length)));
    this.passes = passes;
    this.loss = loss;
    this.tallies = tallies;
    feeds.forEach((name, feed) -> targets.put(name, feed.spread()));
  }

  /** The points that the splits give now, in order, for each network. */
  List<List<CurvePoint>> points(int epoch) {
    List<List<CurvePoint>> points = new ArrayList<>();
    for (int lane = 0; lane < tallies.length; lane++) {
      points.add(new ArrayList<>(feeds.size()));
    }
    feeds.forEach(
        (name, feed) -> {
          run(feed, targets.getOrDefault(name, Targets.of(new int[0])));
          for (int lane = 0; lane < tallies.length; lane++) {
            points.get(lane).add(tallies[lane].point(epoch, name));
          }
        });
    return points;
  }

  private void run(Feed feed, Targets all) {
    int rows = Inference.ROWS / tallies.length;
    for (int from = 0; from < feed.size(); from += rows) {
      int to = Math.min(feed.size(), from + rows);
      loss.score(passes.infer(feed.part(from, to)), all, from * tallies.length, tallies);
    }
  }
}
