package org.graft.product;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Packages that see each other in circles. */
final class Circles {
  private Circles() {}

  /**
   * One class's use of another for each step from package to package that is part of a circle, or
   * on the way from one circle to the next; empty where there is none.
   */
  static List<String> of(JavaClasses classes) {
    Map<String, Map<String, String>> uses = new TreeMap<>();
    for (JavaClass type : classes) {
      for (Dependency use : type.getDirectDependenciesFromSelf()) {
        String to = use.getTargetClass().getBaseComponentType().getPackageName();
        if (!to.equals(type.getPackageName())) {
          uses.computeIfAbsent(type.getPackageName(), p -> new TreeMap<>())
              .putIfAbsent(to, use.getDescription());
        }
      }
    }
    boolean pruned = true;
    while (pruned) {
      pruned = prune(uses);
    }
    List<String> steps = new ArrayList<>();
    uses.forEach(
        (from, all) -> all.forEach((to, use) -> steps.add(from + " -> " + to + ": " + use)));
    return steps;
  }

  /** Leaves out what leads to no circle, and what no circle leads to; whether there was any. */
  private static boolean prune(Map<String, Map<String, String>> uses) {
    boolean pruned = uses.values().removeIf(Map::isEmpty);
    for (Map<String, String> all : uses.values()) {
      pruned |= all.keySet().removeIf(to -> !uses.containsKey(to));
    }
    Set<String> used = new HashSet<>();
    uses.values().forEach(all -> used.addAll(all.keySet()));
    pruned |= uses.keySet().retainAll(used);
    return pruned;
  }
}
