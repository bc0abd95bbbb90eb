package org.graft.engine.study;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.Tried;
import org.jspecify.annotations.Nullable;

/**
 * What trials chose from, in long form, one row a candidate. None has a test score.
 *
 * @param trials in the order of the matrix
 * @param tried their candidates, by trial
 */
public record CandidateTable(List<Recorded> trials, Map<String, List<Tried>> tried) {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  /** Writes CSV with a heading; one column for each setting, named {@code setting.NAME}. */
  public void csv(Appendable out) throws IOException {
    TreeSet<String> settings = new TreeSet<>();
    tried.values().forEach(all -> all.forEach(one -> settings.addAll(one.settings().keySet())));
    boolean heading = true;
    for (Recorded trial : trials) {
      List<Tried> own = of(trial);
      for (int position = 0; position < own.size(); position++) {
        Map<String, @Nullable Object> row = row(trial, own.get(position), position);
        for (String setting : settings) {
          row.put("setting." + setting, own.get(position).settings().get(setting));
        }
        if (heading) {
          out.append(line(new ArrayList<>(row.keySet())));
          heading = false;
        }
        out.append(line(new ArrayList<>(row.values())));
      }
    }
  }

  /** Writes one JSON object a line. */
  public void jsonLines(Appendable out) throws IOException {
    for (Recorded trial : trials) {
      List<Tried> own = of(trial);
      for (int position = 0; position < own.size(); position++) {
        Map<String, @Nullable Object> row = row(trial, own.get(position), position);
        row.put("scores", own.get(position).scores());
        row.put("settings", own.get(position).settings());
        out.append(GSON.toJson(row)).append("\n");
      }
    }
  }

  private static String line(List<? extends @Nullable Object> cells) {
    return String.join(",", cells.stream().map(Export::cell).toList()) + "\n";
  }

  private List<Tried> of(Recorded trial) {
    return tried.getOrDefault(trial.card().id(), List.of());
  }

  private static Map<String, @Nullable Object> row(Recorded trial, Tried one, int position) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("trial", trial.card().id());
    row.put("transfer", trial.card().transfer());
    row.put("backbone", trial.card().backbone());
    row.put("strategy", trial.card().strategy());
    row.put("source_replicate", trial.card().sourceReplicate());
    row.put("training_replicate", trial.card().trainingReplicate());
    row.put("candidate", position);
    row.put("held_out_score", one.failure().isPresent() ? null : one.score());
    row.put("epochs", one.epochs().stream().mapToInt(Integer::intValue).sum());
    row.put("fit_seconds", one.seconds());
    row.put("failure", one.failure().orElse(null));
    row.put("chosen", one.chosen() ? 1 : 0);
    row.put("stopped_early", one.fate() == Tried.Fate.STOPPED ? 1 : 0);
    return row;
  }
}
