package org.graft.stats.cases;

import java.util.List;

/** Cases of aggregates over tasks. */
final class AggregateCases {
  private AggregateCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("iqm_small_n").all("iqm"),
        CaseAnswer.of("rliable_aggregates").all("aggregate"));
  }
}
