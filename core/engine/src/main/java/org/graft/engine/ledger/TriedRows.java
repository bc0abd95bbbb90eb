package org.graft.engine.ledger;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What trials chose from, as rows of the ledger. */
record TriedRows(Connection connection) {
  private static final Gson GSON = new Gson();

  /** By their numbers in the ledger. */
  private static final List<Tried.Fate> FATES =
      List.of(Tried.Fate.NOT_CHOSEN, Tried.Fate.CHOSEN, Tried.Fate.STOPPED);

  private static final List<String> COLUMNS =
      List.of(
          "trial",
          "position",
          "settings",
          "score",
          "scores",
          "epochs",
          "seconds",
          "failure",
          "chosen");

  /** Writes the candidates of a trial that has none. */
  void write(Statements statements, String trial, List<Tried> tried) throws SQLException {
    for (int position = 0; position < tried.size(); position++) {
      Tried one = tried.get(position);
      List<@Nullable Object> values =
          Arrays.asList(
              trial,
              position,
              GSON.toJson(one.settings()),
              one.failure().isPresent() ? null : one.score(),
              GSON.toJson(one.scores()),
              GSON.toJson(one.epochs()),
              one.seconds(),
              one.failure().orElse(null),
              FATES.indexOf(one.fate()));
      statements.update(
          "INSERT INTO candidate VALUES (?,?,?,?,?,?,?,?,?,?)", RowChecksum.beside(values));
    }
  }

  /** By trial of an experiment; a trial one of whose rows is damaged is left out. */
  Map<String, List<Tried>> read(String experiment) throws SQLException {
    Map<String, List<Tried>> all = new LinkedHashMap<>();
    if (!Sql.has(connection, "candidate")) {
      return all;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT c.* FROM candidate c JOIN matrix m ON m.trial = c.trial WHERE m.experiment = ?"
                + " ORDER BY m.position, c.position")) {
      Sql.set(select, experiment);
      List<String> damaged = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String trial = row.getString("trial");
          if (RowChecksum.intact(row, COLUMNS)) {
            all.computeIfAbsent(trial, k -> new ArrayList<>()).add(tried(row));
          } else {
            damaged.add(trial);
          }
        }
      }
      damaged.forEach(all::remove);
    }
    return all;
  }

  private static Tried tried(ResultSet row) throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    JsonParser.parseString(row.getString("settings"))
        .getAsJsonObject()
        .entrySet()
        .forEach(e -> settings.put(e.getKey(), e.getValue().getAsString()));
    return new Tried(
        settings,
        array(row, "scores").stream().map(JsonElement::getAsDouble).toList(),
        array(row, "epochs").stream().map(JsonElement::getAsInt).toList(),
        row.getDouble("seconds"),
        Optional.ofNullable(row.getString("failure")),
        FATES.get(row.getInt("chosen")));
  }

  private static List<JsonElement> array(ResultSet row, String column) throws SQLException {
    return JsonParser.parseString(row.getString(column)).getAsJsonArray().asList();
  }
}
