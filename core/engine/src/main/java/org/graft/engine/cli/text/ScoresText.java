package org.graft.engine.cli.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.engine.score.Scored;
import org.graft.engine.study.Columns;
import org.jspecify.annotations.Nullable;

/** Transferability scores in words and as JSON. */
public final class ScoresText {
  private ScoresText() {}

  /** A table, of each score the best first; without those that failed. */
  public static String words(List<Scored> all) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("score", "rank", "backbone", "tap", "value", "95 % interval", "features", "rows"));
    String before = "";
    int rank = 0;
    List<String> refusals = new ArrayList<>();
    for (Scored one : all) {
      if (one.failure().isPresent()) {
        continue;
      }
      if (one.value().isEmpty()) {
        refusals.add(
            "%s of %s: %s\n"
                .formatted(one.score(), one.backbone(), one.refusal().orElse("no value")));
        continue;
      }
      rank = one.score().equals(before) ? rank + 1 : 1;
      rows.add(row(one, rank, one.score().equals(before) ? "" : one.score()));
      before = one.score();
    }
    return Columns.render(rows)
        + "\n"
        + "higher is better; intervals are +- 1.96 standard errors over half samples of the rows,\n"
        + "so they tell how far another draw of rows would move a score, not how far it can be"
        + " trusted\n"
        + String.join("", refusals);
  }

  private static List<String> row(Scored one, int rank, String name) {
    double value = one.value().orElse(Double.NaN);
    return List.of(
        name.isEmpty() ? " " : name,
        String.valueOf(rank),
        one.backbone(),
        one.tap(),
        number(value),
        one.error()
            .map(e -> number(value - 1.96 * e) + " to " + number(value + 1.96 * e))
            .orElse("-"),
        String.valueOf(one.features()),
        String.valueOf(one.examples()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }

  /** For {@code --json}. */
  public static List<Map<String, @Nullable Object>> json(List<Scored> all) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Scored one : all) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("score", one.score());
      row.put("backbone", one.backbone());
      row.put("tap", one.tap());
      row.put("features", one.features());
      row.put("rows", one.examples());
      row.put("value", one.value().orElse(null));
      row.put("error", one.error().orElse(null));
      row.put("refusal", one.refusal().orElse(null));
      row.put("failure", one.failure().orElse(null));
      rows.add(row);
    }
    return rows;
  }
}
