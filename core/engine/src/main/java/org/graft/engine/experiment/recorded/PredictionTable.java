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
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Predictions;
import org.jspecify.annotations.Nullable;

/**
 * What trials predicted in long form, one row for each test example of each trial: the trial, the
 * example's place in the test split from 0, its true class, and the probability of each class.
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

  /** A trial's predictions beside the true classes and the names of these. */
  private record Made(Recorded trial, Predictions predictions, List<String> classes) {}

  private interface Row {
    void write(Made made, int row) throws IOException;
  }

  /**
   * Writes CSV with a heading; a column {@code p.CLASS} for each class of any trial, empty where a
   * trial does not have it.
   *
   * @return how many trials have predictions
   */
  public int csv(Appendable out) throws IOException, InterruptedException {
    Set<String> classes = new LinkedHashSet<>();
    trials.forEach(trial -> classes.addAll(trial.classes()));
    List<String> heading = new ArrayList<>(List.of("trial", "row", "label"));
    classes.forEach(name -> heading.add("p." + name));
    out.append(line(heading));
    return each(
        (made, row) -> {
          Map<String, Float> probabilities = probabilities(made, row);
          List<@Nullable Object> values = new ArrayList<>();
          values.add(made.trial().card().id());
          values.add(row);
          values.add(label(made, row));
          classes.forEach(name -> values.add(probabilities.get(name)));
          out.append(line(values));
        });
  }

  private static String line(List<?> values) {
    return values.stream().map(Export::cell).collect(Collectors.joining(",")) + "\n";
  }

  /**
   * Writes one JSON object a line: {@code {"trial": .., "row": .., "label": .., "p": {CLASS: ..}}}.
   *
   * @return how many trials have predictions
   */
  public int jsonLines(Appendable out) throws IOException, InterruptedException {
    return each(
        (made, row) -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("trial", made.trial().card().id());
          json.put("row", row);
          json.put("label", label(made, row));
          json.put("p", probabilities(made, row));
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
    Optional<Tensor> probabilities = predictions.of(trial.card().id(), ledger);
    Optional<int[]> labels = ledger.labels(trial.targetData());
    if (probabilities.isEmpty()
        || labels.isEmpty()
        || probabilities.get().rows() != labels.get().length) {
      return Optional.empty();
    }
    return Optional.of(
        new Made(
            trial,
            new Predictions(probabilities.get(), labels.get(), trial.mapping()),
            trial.classes()));
  }

  private static String label(Made made, int row) {
    return made.classes().get(made.predictions().label(row));
  }

  private static Map<String, Float> probabilities(Made made, int row) {
    float[] numbers = made.predictions().row(row);
    Map<String, Float> probabilities = new LinkedHashMap<>();
    for (int c = 0; c < made.classes().size(); c++) {
      probabilities.put(made.classes().get(c), numbers[c]);
    }
    return probabilities;
  }
}
