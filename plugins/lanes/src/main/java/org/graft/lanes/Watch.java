package org.graft.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Examples;
import org.graft.spi.result.CurvePoint;

/** Loss and accuracy of whole splits in inference mode. */
final class Watch {
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Passes passes;
  private final CrossEntropy loss;
  private final Tally tally;

  Watch(Map<String, Examples> splits, Lie wanted, Passes passes, CrossEntropy loss, int classes) {
    splits.forEach((name, examples) -> feeds.put(name, new Feed(examples, wanted)));
    this.passes = passes;
    this.loss = loss;
    this.tally = new Tally(classes);
  }

  /** The points that the splits give now, in order. */
  List<CurvePoint> points(int epoch) {
    List<CurvePoint> points = new ArrayList<>(feeds.size());
    feeds.forEach(
        (name, feed) -> {
          for (int from = 0; from < feed.size(); from += Inference.ROWS) {
            int to = Math.min(feed.size(), from + Inference.ROWS);
            loss.score(passes.infer(feed.part(from, to)), feed.labels(), from, tally);
          }
          points.add(tally.point(epoch, name));
        });
    return points;
  }
}
