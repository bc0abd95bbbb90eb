package org.graft.stats.spread;

import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Method;

/** This package's methods for the catalogue. */
public final class SpreadMethods {
  private SpreadMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return Stream.of(
            List.of(DispersionMethod.method()),
            EqualSpreadMethods.all(),
            TwoSampleMethods.all(),
            RunMethods.all())
        .flatMap(List::stream)
        .toList();
  }
}
