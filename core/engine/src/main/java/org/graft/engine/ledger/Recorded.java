package org.graft.engine.ledger;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.SourceModel;
import org.graft.spi.data.Target;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.ClassMapping;

/**
 * A trial as the ledger holds it.
 *
 * @param card which
 * @param sourceModel key of the source model's weights; empty where it needs none
 * @param sourceData SHA-256 of the source data; empty where there is none
 * @param targetData SHA-256 of the target data
 * @param trainer canonical JSON of the trainer
 * @param settings strategy, backbone and recipe in full, and the target's names, sizes and notes,
 *     JSON
 * @param outcome how it ended; empty where it has not been run
 * @param machine on which machine; empty as long as there is no outcome
 * @param graft under which version of Graft; likewise
 * @param ended when; likewise
 */
public record Recorded(
    TrialCard card,
    Optional<String> sourceModel,
    Optional<String> sourceData,
    String targetData,
    String trainer,
    String settings,
    Optional<Outcome> outcome,
    Optional<String> machine,
    Optional<String> graft,
    Optional<Instant> ended) {
  /** A planned trial as the ledger would hold it before it is run. */
  public static Recorded planned(PlannedTrial trial) {
    return new Recorded(
        trial.card(),
        trial.source().map(SourceModel::key),
        trial.arm().setting().source().map(DatasetLoader.Loaded::digest),
        trial.arm().setting().target().digest(),
        trial.arm().trainer().canonical(),
        TrialRow.settings(trial.arm()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What was told; classes without names where an earlier version did not record them. */
  public Target target() {
    List<String> labels = texts("labels");
    List<String> numbers = texts("numbers");
    if (!labels.isEmpty()) {
      return new Target.Labels(labels);
    }
    return numbers.isEmpty() ? new Target.Classes(texts("classes")) : new Target.Numbers(numbers);
  }

  /** What its data sets had to say, in one line each; empty likewise. */
  public List<String> notes() {
    return texts("notes");
  }

  /**
   * A number of its settings, if it is there: of the target's {@code train}, {@code validation} or
   * {@code test} examples, or of the {@code split} of its rows.
   */
  public OptionalLong number(String key) {
    JsonElement number = JsonParser.parseString(settings).getAsJsonObject().get(key);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number.getAsLong());
  }

  /** For each class the outputs that stand for it, where outputs and classes are not the same. */
  public Optional<ClassMapping> mapping() {
    JsonElement all = JsonParser.parseString(settings).getAsJsonObject().get("mapping");
    if (all == null) {
      return Optional.empty();
    }
    List<List<Integer>> outputs = new ArrayList<>();
    for (JsonElement own : all.getAsJsonArray()) {
      outputs.add(own.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList());
    }
    return Optional.of(new ClassMapping(outputs));
  }

  /** Whether the trial was made by the extension of that kind and name. */
  boolean calls(String kind, String name) {
    String named = '"' + name + "\":{";
    JsonObject all = JsonParser.parseString(settings).getAsJsonObject();
    return switch (kind) {
      case "strategy" -> all.get("strategy").getAsString().contains(named);
      case "backbone" -> all.get("backbone").getAsString().contains(named);
      case "data set" ->
          all.get("source").getAsString().contains(named)
              || all.get("target").getAsString().contains(named);
      default -> true;
    };
  }

  private List<String> texts(String key) {
    JsonArray texts = JsonParser.parseString(settings).getAsJsonObject().getAsJsonArray(key);
    return texts == null
        ? List.of()
        : texts.asList().stream().map(JsonElement::getAsString).toList();
  }
}
