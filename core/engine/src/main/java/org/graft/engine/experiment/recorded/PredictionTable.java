package org.graft.engine.experiment.recorded;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.run.KeptPredictions;
import org.graft.engine.study.Export;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Predictions;
import org.jspecify.annotations.Nullable;

/**
 * What trials predicted in long form, one row for each test example of each trial: the trial, the
 * example's place in the test split from 0, what is true of it, and what was said.
 *
 * @param trials in order; those without predictions give no rows
 */
public record PredictionTable(
    List<Recorded> trials, SqliteLedger ledger, KeptPredictions predictions) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** Copies the list. */
  public PredictionTable {
    trials = List.copyOf(trials);
  }

  /** A trial's predictions beside what is true, and the names of the target. */
  private record Made(Recorded trial, Predictions predictions, List<String> names) {}

  private interface Row {
    void write(Made made, int row) throws IOException;
  }

  /**
   * Writes CSV with a heading. Of classes, the true one in {@code label} and a column {@code
   * p.CLASS} for each; of labels, {@code true.LABEL} and {@code p.LABEL}; of numbers, {@code
   * true.NUMBER} and {@code predicted.NUMBER}. A column that another trial has is empty.
   *
   * @return how many trials have predictions
   */
  public int csv(Appendable out) throws IOException, InterruptedException {
    Set<String> columns = new LinkedHashSet<>();
    trials.forEach(trial -> columns.addAll(columns(trial.target())));
    List<String> heading = new ArrayList<>(List.of("trial", "row"));
    heading.addAll(columns);
    out.append(line(heading));
    return each(
        (made, row) -> {
          Map<String, Object> said = flat(made, row);
          List<@Nullable Object> values = new ArrayList<>();
          values.add(made.trial().card().id());
          values.add(row);
          columns.forEach(name -> values.add(said.get(name)));
          out.append(line(values));
        });
  }

  /** What the columns of a target are called, what is true before what is said. */
  private static List<String> columns(Target target) {
    List<String> columns = new ArrayList<>();
    boolean classes = target instanceof Target.Classes;
    String said = target instanceof Target.Numbers ? "predicted." : "p.";
    target
        .names()
        .forEach(name -> columns.add((classes ? "" : "true.") + (classes ? "label" : name)));
    target.names().forEach(name -> columns.add(said + name));
    return columns.stream().distinct().toList();
  }

  /** The values of the columns. */
  private static Map<String, Object> flat(Made made, int row) {
    Target target = made.trial().target();
    Map<String, Object> values = new LinkedHashMap<>();
    if (target instanceof Target.Classes) {
      values.put("label", label(made, row));
    } else {
      truth(made, row).forEach((name, value) -> values.put("true." + name, value));
    }
    String said = target instanceof Target.Numbers ? "predicted." : "p.";
    predicted(made, row).forEach((name, value) -> values.put(said + name, value));
    return values;
  }

  private static String line(List<?> values) {
    return values.stream().map(Export::cell).collect(Collectors.joining(",")) + "\n";
  }

  /**
   * Writes one JSON object a line: {@code {"trial": .., "row": .., "label": .., "p": {CLASS: ..}}};
   * of labels {@code "true"} and {@code "p"}, of numbers {@code "true"} and {@code "predicted"}, by
   * name.
   *
   * @return how many trials have predictions
   */
  public int jsonLines(Appendable out) throws IOException, InterruptedException {
    return each(
        (made, row) -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("trial", made.trial().card().id());
          json.put("row", row);
          if (made.trial().target() instanceof Target.Classes) {
            json.put("label", label(made, row));
          } else {
            json.put("true", truth(made, row));
          }
          boolean numbers = made.trial().target() instanceof Target.Numbers;
          json.put(numbers ? "predicted" : "p", predicted(made, row));
          out.append(GSON.toJson(json)).append("\n");
        });
  }

  private int each(Row rows) throws IOException, InterruptedException {
    int found = 0;
    for (Recorded trial : trials) {
      Optional<Made> made = made(trial);
      if (made.isPresent()) {
        found++;
        for (int row = 0; row < made.get().predictions().size(); row++) {
          rows.write(made.get(), row);
        }
      }
    }
    return found;
  }

  private Optional<Made> made(Recorded trial) throws InterruptedException {
    Optional<Tensor> outputs = predictions.of(trial.card().id(), ledger);
    Optional<Targets> targets = ledger.targets(trial.targetData(), trial.target());
    if (outputs.isEmpty() || targets.isEmpty() || outputs.get().rows() != targets.get().size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Made(
            trial,
            new Predictions(outputs.get(), targets.get(), trial.mapping()),
            trial.target().names()));
  }

  private static String label(Made made, int row) {
    return made.names().get(made.predictions().label(row));
  }

  private static Map<String, Float> truth(Made made, int row) {
    return byName(made, made.predictions().truth(row));
  }

  private static Map<String, Float> predicted(Made made, int row) {
    return byName(made, made.predictions().row(row));
  }

  private static Map<String, Float> byName(Made made, float[] values) {
    Map<String, Float> named = new LinkedHashMap<>();
    for (int k = 0; k < made.names().size(); k++) {
      named.put(made.names().get(k), values[k]);
    }
    return named;
  }
}
