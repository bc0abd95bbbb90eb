package org.graft.stats.location;

import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Method;

/** The location tests of the catalogue. */
public final class LocationMethods {
  private LocationMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return Stream.of(
            TTestMethods.all(),
            PermutationMethods.all(),
            SignedRankMethods.all(),
            UnpairedRankMethods.all(),
            List.of(HodgesLehmannMethod.hodgesLehmann()),
            ResamplingMethods.all())
        .flatMap(List::stream)
        .toList();
  }
}
