package org.graft.stats.design;

import java.util.List;
import java.util.stream.Stream;
import org.graft.stats.catalogue.Method;

/** This package's methods for the catalogue. */
public final class DesignMethods {
  private DesignMethods() {}

  /** All of them, in reading order. */
  public static List<Method> all() {
    return Stream.of(PowerMethods.all(), StoppingMethods.all()).flatMap(List::stream).toList();
  }
}
