package org.graft.engine.standard.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What protocols over several domains have in common. */
final class Domains {
  private Domains() {}

  /**
   * Asks for so many.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  static void require(int least, List<Map<String, Object>> domains) {
    if (domains.size() < least) {
      throw new IllegalArgumentException(
          "needs domains: a list of "
              + least
              + (least == 1 ? " data set" : " data sets")
              + " or more, found "
              + domains.size());
    }
  }

  /** A domain with a further key beside its name. */
  static Map<String, Object> with(Map<String, Object> domain, String key, Object value) {
    if (domain.containsKey(key)) {
      throw new IllegalArgumentException(
          "fixes '" + key + "' of every domain; leave it out of " + label(domain));
    }
    Map<String, Object> changed = new LinkedHashMap<>(domain);
    changed.put(key, value);
    return changed;
  }

  /** A domain's label. */
  static String label(Map<String, Object> domain) {
    return String.valueOf(domain.getOrDefault("as", domain.keySet().iterator().next()));
  }

  /** All but one. */
  static List<Map<String, Object>> others(List<Map<String, Object>> domains, int without) {
    List<Map<String, Object>> others = new ArrayList<>(domains);
    others.remove(without);
    return others;
  }
}
