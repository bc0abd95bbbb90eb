package org.graft.engine.ledger;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Choosing;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.spec.Pruning;
import org.graft.engine.spec.Selection;
import org.graft.spi.base.Direction;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Note;
import org.graft.spi.result.TrialCard;
import org.graft.spi.training.ClassMapping;
import org.graft.spi.training.Recipe;
import org.jspecify.annotations.Nullable;

/** Trials as rows of the ledger. */
final class TrialRow {
  /** The columns in order, but for the checksum after them. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "block",
          "transfer",
          "backbone",
          "strategy",
          "source_replicate",
          "training_replicate",
          "seed",
          "source_model",
          "source_data",
          "target_data",
          "trainer",
          "settings");

  static final String SELECT =
      "SELECT t.*, o.checksum AS outcome_checksum, "
          + OutcomeRow.COLUMNS.stream().map(c -> "o." + c).collect(Collectors.joining(", "))
          + " FROM trial t LEFT JOIN outcome o ON o.trial = t.id";

  /** A trial that is known takes the words by which the experiment begun last calls it. */
  static final String INSERT =
      "INSERT INTO trial VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "
          + COLUMNS.stream()
              .skip(1)
              .map(c -> c + " = excluded." + c)
              .collect(Collectors.joining(", "))
          + ", checksum = excluded.checksum WHERE checksum <> excluded.checksum";

  private TrialRow() {}

  /**
   * Sets a trial's row.
   *
   * @param settings of its arm, as {@link #settings} gives them
   */
  static void set(PreparedStatement insert, PlannedTrial trial, String settings)
      throws SQLException {
    Sql.set(insert, RowChecksum.beside(values(trial, settings)));
  }

  private static List<@Nullable Object> values(PlannedTrial trial, String settings) {
    TrialCard card = trial.card();
    return Arrays.asList(
        card.id(),
        card.block(),
        card.transfer(),
        card.backbone(),
        card.strategy(),
        card.sourceReplicate(),
        card.trainingReplicate(),
        card.seed().value(),
        trial.origin().orElse(null),
        trial.arm().setting().source().map(DatasetLoader.Loaded::digest).orElse(null),
        trial.arm().setting().target().digest(),
        trial.arm().trainer().canonical(),
        settings);
  }

  /** Strategy, backbone, data and recipe in full, JSON; the same for all trials of an arm. */
  static String settings(Arm arm) {
    JsonObject json = new JsonObject();
    json.addProperty("strategy", arm.strategy().canonical());
    json.addProperty("backbone", arm.setting().backbone().canonical());
    json.addProperty(
        "source", arm.setting().transfer().source().map(d -> d.canonical()).orElse(""));
    json.addProperty("target", arm.setting().transfer().target().canonical());
    json.addProperty("recipe", recipe(arm));
    arm.choosing().ifPresent(c -> json.add("selection", selection(c)));
    json.addProperty("tap", arm.tap().orElse(""));
    Dataset target = arm.setting().target().dataset();
    JsonArray names = new JsonArray();
    target.target().names().forEach(names::add);
    json.add(target.target().kind(), names);
    json.addProperty("train", target.train().size());
    target.validation().ifPresent(v -> json.addProperty("validation", v.size()));
    json.addProperty("test", target.test().size());
    JsonArray notes = new JsonArray();
    Stream.concat(
            arm.setting().source().stream().map(DatasetLoader.Loaded::dataset), Stream.of(target))
        .flatMap(data -> data.notes().stream())
        .map(Note::headline)
        .distinct()
        .forEach(notes::add);
    json.add("notes", notes);
    arm.recipe()
        .flatMap(Recipe::mapping)
        .ifPresent(mapping -> json.add("mapping", outputs(mapping)));
    arm.setting().fold().ifPresent(d -> json.addProperty("split", d.index()));
    return json.toString();
  }

  private static String recipe(Arm arm) {
    return arm.choosing().isPresent()
        ? arm.all().map(TrialRow::recipe).distinct().collect(Collectors.joining(" or "))
        : arm.recipe().map(Object::toString).orElse("programmed");
  }

  private static JsonObject selection(Choosing choosing) {
    Selection rule = choosing.rule();
    JsonObject json = new JsonObject();
    json.addProperty("by", rule.deciding().label());
    json.addProperty(
        "higher-is-better", rule.deciding().value().direction() == Direction.HIGHER_IS_BETTER);
    json.addProperty("on", rule.on().toString());
    json.addProperty("then", rule.then().name().toLowerCase(Locale.ROOT));
    json.addProperty("draw", rule.draw().name().toLowerCase(Locale.ROOT));
    json.addProperty("candidates", choosing.candidates().size());
    if (!choosing.rungs().isEmpty()) {
      JsonArray rungs = new JsonArray();
      for (Pruning.Rung rung : choosing.rungs()) {
        JsonObject one = new JsonObject();
        one.addProperty("candidates", rung.candidates());
        one.addProperty("epochs", rung.epochs());
        rungs.add(one);
      }
      json.add("rungs", rungs);
    }
    return json;
  }

  private static JsonArray outputs(ClassMapping mapping) {
    JsonArray outputs = new JsonArray();
    for (List<Integer> own : mapping.outputs()) {
      JsonArray json = new JsonArray();
      own.forEach(json::add);
      outputs.add(json);
    }
    return outputs;
  }

  /** Whether the trial in {@code row} and its outcome are as they were written. */
  static boolean intact(ResultSet row) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (String column : COLUMNS) {
      values.add(row.getObject(column));
    }
    return row.getLong("checksum") == RowChecksum.of(values)
        && OutcomeRow.intact(row, row.getString("id"));
  }

  static Recorded get(ResultSet row, ScoreTable scores) throws SQLException {
    TrialCard card =
        new TrialCard(
            row.getString("id"),
            row.getString("block"),
            row.getString("transfer"),
            row.getString("backbone"),
            row.getString("strategy"),
            row.getInt("source_replicate"),
            row.getInt("training_replicate"),
            new Seed(row.getLong("seed")));
    return new Recorded(
        card,
        Optional.ofNullable(row.getString("source_model")),
        Optional.ofNullable(row.getString("source_data")),
        row.getString("target_data"),
        row.getString("trainer"),
        row.getString("settings"),
        OutcomeRow.get(row, card.id(), scores),
        Optional.ofNullable(row.getString("machine")),
        Optional.ofNullable(row.getString("graft")),
        Optional.ofNullable(row.getString("ended")).map(Instant::parse));
  }
}
