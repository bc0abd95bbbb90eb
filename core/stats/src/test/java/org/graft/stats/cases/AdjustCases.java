package org.graft.stats.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases of adjusted p-values. */
final class AdjustCases {
  private AdjustCases() {}

  static List<CaseAnswer> all() {
    return List.of(
        CaseAnswer.of("padjust_bh1995").all("p-adjust"),
        missing(),
        CaseAnswer.of("westfall_young_maxT_small").all("westfall-young"));
  }

  private static CaseAnswer missing() {
    CaseAnswer answer = CaseAnswer.of("padjust_missing");
    for (String family : List.of("R_default_family_size_4", "conservative_family_size_6")) {
      answer.computed(family, data -> notAvailable(CaseAnswer.output("p-adjust", data, family)));
    }
    return answer;
  }

  /** R's word for what JSON calls null. */
  private static Map<String, List<?>> notAvailable(@Nullable Object table) {
    Map<String, List<?>> named = new LinkedHashMap<>();
    if (table instanceof Map<?, ?> lists) {
      lists.forEach(
          (name, list) ->
              named.put(
                  name.toString(),
                  ((List<?>) list).stream().map(p -> p == null ? "NA" : p).toList()));
    }
    return named;
  }
}
