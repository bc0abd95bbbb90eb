package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Labels for the alternatives that one entry of a file expanded to. */
public final class Labels {
  private static final int LONG_LABEL = 60;
  private static final int LONG_ARGUMENT = 20;

  private Labels() {}

  /**
   * One label each: the name given by {@code as} with what differs among the alternatives, or the
   * catalogue's name with all arguments given. Long arguments that are the same in all are cut.
   */
  public static List<String> of(
      List<String> names, List<Map<String, String>> arguments, Optional<String> as) {
    Set<String> varying = varying(arguments);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Map<String, String> own = arguments.get(i);
      if (as.isPresent()) {
        Map<String, String> differing = new LinkedHashMap<>(own);
        differing.keySet().retainAll(varying);
        boolean named = new HashSet<>(names).size() > 1;
        String label = Label.of(as.get(), differing);
        labels.add(named ? Label.of(as.get() + " " + names.get(i), differing) : label);
      } else {
        labels.add(shortened(names.get(i), own, varying));
      }
    }
    return labels;
  }

  private static String shortened(String name, Map<String, String> own, Set<String> varying) {
    String full = Label.of(name, own);
    if (full.length() <= LONG_LABEL) {
      return full;
    }
    Map<String, String> cut = new LinkedHashMap<>(own);
    cut.replaceAll(
        (key, text) -> text.length() > LONG_ARGUMENT && !varying.contains(key) ? "..." : text);
    return Label.of(name, cut);
  }

  private static Set<String> varying(List<Map<String, String>> arguments) {
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Map<String, String> one : arguments) {
      one.forEach(
          (key, text) -> {
            texts.computeIfAbsent(key, k -> new HashSet<>()).add(text);
            counts.merge(key, 1, Integer::sum);
          });
    }
    Set<String> varying = new LinkedHashSet<>();
    texts.forEach(
        (key, values) -> {
          if (values.size() > 1 || counts.getOrDefault(key, 0) < arguments.size()) {
            varying.add(key);
          }
        });
    return varying;
  }
}
