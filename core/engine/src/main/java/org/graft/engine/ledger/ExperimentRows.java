package org.graft.engine.ledger;

import com.google.gson.JsonParseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.plan.Arm;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Setting;
import org.graft.spi.base.Digest;

/** Experiments, the matrices of their trials, and pictures of their data. */
record ExperimentRows(Connection connection) {
  private static final int BATCH = 1000;

  /** Writes a plan's experiment; its id, which depends on its spec and on the code it calls. */
  String write(Plan plan, Declared declared, String folder, String graft, String now)
      throws SQLException {
    String json = DeclaredJson.write(declared);
    String id = new Digest().add(json).id();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO experiment VALUES (?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET"
                + " folder = excluded.folder, graft = excluded.graft, begun = excluded.begun")) {
      Sql.set(
          insert, id, plan.spec().experiment(), plan.spec().resolved(), folder, graft, now, json);
      insert.executeUpdate();
    }
    if (!matrix(id).equals(plan.trials().stream().map(t -> t.card().id()).toList())) {
      try (PreparedStatement clear =
          connection.prepareStatement("DELETE FROM matrix WHERE experiment = ?")) {
        Sql.set(clear, id);
        clear.executeUpdate();
      }
      writeTrials(plan, id);
      writeTargets(plan);
    }
    writePictures(plan);
    return id;
  }

  private void writeTargets(Plan plan) throws SQLException {
    PredictionRows rows = new PredictionRows(connection);
    Set<String> written = new HashSet<>();
    try (Statements statements = new Statements(connection)) {
      for (Setting setting : plan.settings()) {
        String data = setting.target().digest();
        if (written.add(data)) {
          rows.writeTargets(statements, data, setting.target().dataset().test().targets());
        }
      }
    }
  }

  /** Ids of an experiment's trials that the ledger knows, in order. */
  private List<String> matrix(String experiment) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT m.trial FROM matrix m JOIN trial t ON t.id = m.trial WHERE m.experiment = ?"
                + " ORDER BY m.position")) {
      Sql.set(select, experiment);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }

  private void writeTrials(Plan plan, String id) throws SQLException {
    try (PreparedStatement trial = connection.prepareStatement(TrialRow.INSERT);
        PreparedStatement place =
            connection.prepareStatement("INSERT INTO matrix VALUES (?,?,?)")) {
      IdentityHashMap<Arm, String> settings = new IdentityHashMap<>();
      int position = 0;
      for (PlannedTrial planned : plan.trials()) {
        TrialRow.set(trial, planned, settings.computeIfAbsent(planned.arm(), TrialRow::settings));
        trial.addBatch();
        Sql.set(place, id, position++, planned.card().id());
        place.addBatch();
        if (position % BATCH == 0) {
          trial.executeBatch();
          place.executeBatch();
        }
      }
      trial.executeBatch();
      place.executeBatch();
    }
  }

  /** Of a transfer whose rows are divided anew, the first division is drawn. */
  private void writePictures(Plan plan) throws SQLException {
    Set<String> drawn = new HashSet<>();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR IGNORE INTO picture VALUES (?,?)")) {
      for (Setting setting : plan.settings()) {
        if (drawn.add(setting.transfer().name())) {
          setting.source().ifPresent(data -> addPicture(insert, data));
          addPicture(insert, setting.target());
        }
      }
      insert.executeBatch();
    }
  }

  private static void addPicture(PreparedStatement insert, DatasetLoader.Loaded data) {
    Optional<String> picture = Pictures.of(data.dataset());
    picture.ifPresent(examples -> Sql.batch(insert, data.digest(), examples));
  }

  /** All experiments, the one begun last first. */
  List<RecordedExperiment> read() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT id, name, spec, folder, graft, begun, declared FROM experiment"
                    + " ORDER BY begun DESC, rowid DESC")) {
      List<RecordedExperiment> found = new ArrayList<>();
      while (row.next()) {
        found.add(
            new RecordedExperiment(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                declared(row.getString(1), row.getString(7))));
      }
      return found;
    }
  }

  private static Declared declared(String id, String json) throws SQLException {
    try {
      return DeclaredJson.read(json);
    } catch (JsonParseException e) {
      throw new SQLException("the record of experiment " + id + " is damaged", e);
    }
  }
}
