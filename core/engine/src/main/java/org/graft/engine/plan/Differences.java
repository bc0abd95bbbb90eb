package org.graft.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graft.engine.plugin.Canonical;
import org.graft.spi.base.Extension;

/** Parameters in which candidates of a choice differ. */
final class Differences {
  private Differences() {}

  /** By candidate, the values of those parameters that are not the same in all. */
  static List<Map<String, String>> of(List<? extends Extension> all) {
    List<Map<String, String>> values = all.stream().map(Parameters::of).toList();
    List<Map<String, String>> differing = new ArrayList<>();
    for (Map<String, String> own : values) {
      Map<String, String> kept = new LinkedHashMap<>(own);
      kept.keySet()
          .removeIf(
              key ->
                  values.stream().allMatch(other -> Objects.equals(own.get(key), other.get(key))));
      differing.add(kept);
    }
    return differing;
  }

  /** The values, or the candidate's name where it differs in none. */
  static String words(Map<String, String> settings, String name) {
    List<String> words = new ArrayList<>();
    settings.forEach((key, value) -> words.add(key + "=" + value));
    return words.isEmpty() ? name : String.join(", ", words);
  }

  /** By candidate, its name and, in brackets, what others with that name have otherwise. */
  static List<String> labels(List<? extends Extension> all) {
    List<String> labels = new ArrayList<>();
    for (Extension one : all) {
      String name = Canonical.name(one);
      List<? extends Extension> alike =
          all.stream().filter(other -> Canonical.name(other).equals(name)).toList();
      Map<String, String> own = of(alike).get(alike.indexOf(one));
      labels.add(own.isEmpty() ? name : name + "(" + words(own, name) + ")");
    }
    return labels;
  }
}
