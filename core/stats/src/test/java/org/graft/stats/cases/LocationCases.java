package org.graft.stats.cases;

import java.util.List;

/** Cases of the location tests. */
final class LocationCases {
  private LocationCases() {}

  static List<CaseAnswer> all() {
    return List.of();
  }
}
