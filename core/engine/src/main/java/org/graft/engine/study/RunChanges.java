package org.graft.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.study.scores.Scores;
import org.graft.spi.result.study.DataCard;
import org.graft.spi.result.study.Provenance;
import org.graft.spi.result.study.Provenance.Change;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What differs between two runs: settings by key, versions, machines, data. */
final class RunChanges {
  private RunChanges() {}

  static List<Change> between(Scores before, Scores after) {
    List<Change> changes = new ArrayList<>();
    add(changes, settings(before), settings(after));
    add(changes, facts(before), facts(after));
    add(changes, digests(before), digests(after));
    return changes;
  }

  private static void add(
      List<Change> changes, Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      String was = before.getOrDefault(key, "");
      String is = after.getOrDefault(key, "");
      if (!was.equals(is)) {
        changes.add(new Change(key, was, is));
      }
    }
  }

  private static Map<String, String> settings(Scores scores) {
    Map<String, String> flat = new LinkedHashMap<>();
    Object tree =
        new Load(LoadSettings.builder().build())
            .loadFromString(scores.origin().provenance().specification());
    flatten("", tree, flat);
    return flat;
  }

  private static void flatten(String path, @Nullable Object value, Map<String, String> flat) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, inner) -> flatten(path.isEmpty() ? "" + key : path + "." + key, inner, flat));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        flatten(path + "[" + i + "]", list.get(i), flat);
      }
    } else {
      flat.put(path, String.valueOf(value));
    }
  }

  private static Map<String, String> facts(Scores scores) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Provenance.Fact fact : scores.origin().provenance().facts()) {
      if (Set.of("Graft", "Machine", "Trained by").contains(fact.name())) {
        facts.put(fact.name(), fact.value());
      }
    }
    return facts;
  }

  private static Map<String, String> digests(Scores scores) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (DataCard card : scores.origin().data()) {
      card.digest()
          .ifPresent(digest -> digests.put("data of " + card.name() + ", SHA-256", digest));
    }
    return digests;
  }
}
