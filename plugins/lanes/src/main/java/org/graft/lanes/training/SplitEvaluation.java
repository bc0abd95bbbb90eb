package org.graft.lanes.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graft.lanes.batch.Feed;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.network.ChainInference;
import org.graft.lanes.network.Passes;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;

/** Runs whole splits in inference mode and adds what they give to tallies, one a network. */
final class SplitEvaluation {
  private final Map<String, Feed> feeds = new LinkedHashMap<>();
  private final Map<String, Targets> targets = new LinkedHashMap<>();
  private final Passes passes;
  private final BatchLoss loss;
  private final ProductTally[] tallies;

  SplitEvaluation(
      Map<String, Examples> splits,
      Layout wanted,
      Passes passes,
      BatchLoss loss,
      ProductTally[] tallies) {
    splits.forEach((name, examples) -> feeds.put(name, new Feed(examples, wanted, tallies.length)));
    this.passes = passes;
    this.loss = loss;
    this.tallies = tallies;
    feeds.forEach((name, feed) -> targets.put(name, feed.spread()));
  }

  void run(String split) {
    Feed feed = Optional.ofNullable(feeds.get(split)).orElseThrow();
    Targets all = Optional.ofNullable(targets.get(split)).orElseThrow();
    int rows = ChainInference.ROWS / tallies.length;
    for (int from = 0; from < feed.size(); from += rows) {
      int to = Math.min(feed.size(), from + rows);
      loss.score(passes.infer(feed.part(from, to)), all, from * tallies.length, tallies);
    }
  }
}
