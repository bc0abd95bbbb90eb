package org.graft.engine.study;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.graft.engine.ledger.Recorded;

/** Sizes of test over training sets, as trials recorded them. */
final class TestTrainRatio {
  private TestTrainRatio() {}

  /**
   * The mean ratio of trials whose rows were divided anew; of several transfers the largest, with
   * which no interval is too narrow; empty if none were.
   */
  static OptionalDouble of(List<Recorded> trials) {
    Map<String, Double> ratios =
        trials.stream()
            .filter(trial -> trial.number("split").isPresent())
            .collect(groupingBy(t -> t.card().transfer(), averagingDouble(TestTrainRatio::ratio)));
    return ratios.values().stream().mapToDouble(ratio -> ratio).max();
  }

  private static double ratio(Recorded trial) {
    return (double) trial.number("test").getAsLong() / trial.number("train").getAsLong();
  }
}
