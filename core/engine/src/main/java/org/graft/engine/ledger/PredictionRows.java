package org.graft.engine.ledger;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/** What trials predicted of test examples, and what is true of these. */
record PredictionRows(Connection connection) {
  /** Bytes that a ledger may have before predictions go, the oldest first. */
  private static final long MOST_BYTES = 1L << 31;

  /** Predictions that go at once. */
  private static final int GO = 4096;

  /** Writes a trial's predictions, [test examples, outputs], in place of earlier ones. */
  void write(Statements statements, String trial, Tensor probabilities) throws SQLException {
    float[] numbers = probabilities.toArray();
    byte[] bytes = new byte[numbers.length * Float.BYTES];
    ordered(bytes).asFloatBuffer().put(numbers);
    write(statements, "prediction", trial, probabilities.rowLength(), bytes);
  }

  /** Writes what is true of the test examples of data with that digest, unless known. */
  void writeTargets(Statements statements, String data, Targets targets) throws SQLException {
    if (targets instanceof Targets.Classes classes) {
      int[] labels = classes.labels();
      byte[] bytes = new byte[labels.length * Integer.BYTES];
      ordered(bytes).asIntBuffer().put(labels);
      write(statements, "label", data, 1, bytes);
      return;
    }
    float[] values = targets.values().tensor().toArray();
    byte[] bytes = new byte[values.length * Float.BYTES];
    ordered(bytes).asFloatBuffer().put(values);
    write(statements, "label", data, targets.values().width(), bytes);
  }

  private static ByteBuffer ordered(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(
      Statements statements, String table, String key, int width, byte[] bytes)
      throws SQLException {
    PreparedStatement insert =
        statements.get("INSERT OR REPLACE INTO " + table + " VALUES (?,?,?,?)");
    insert.setString(1, key);
    insert.setInt(2, width);
    insert.setBytes(3, bytes);
    insert.setLong(4, checksum(key, width, bytes));
    insert.executeUpdate();
  }

  private static long checksum(String key, int width, byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return RowChecksum.of(Arrays.asList(key, width, sum.getValue()));
  }

  /** A trial's predictions, [test examples, outputs]; empty where there are none, or damaged. */
  Optional<Tensor> read(String trial) throws SQLException {
    try (PreparedStatement select = select("prediction", trial);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      int outputs = row.getInt(1);
      byte[] bytes = row.getBytes(2);
      if (bytes == null
          || outputs < 1
          || row.getLong(3) != checksum(trial, outputs, bytes)
          || bytes.length % (outputs * Float.BYTES) != 0) {
        return Optional.empty();
      }
      float[] numbers = new float[bytes.length / Float.BYTES];
      ordered(bytes).asFloatBuffer().get(numbers);
      return Optional.of(Tensor.of(Shape.of(numbers.length / outputs, outputs), numbers));
    }
  }

  /** What is true of the test examples of data with that digest; likewise. */
  Optional<Targets> readTargets(String data, Target target) throws SQLException {
    try (PreparedStatement select = select("label", data);
        ResultSet row = select.executeQuery()) {
      byte[] bytes = row.next() ? row.getBytes(2) : null;
      if (bytes == null || row.getLong(3) != checksum(data, row.getInt(1), bytes)) {
        return Optional.empty();
      }
      int n = bytes.length / Float.BYTES;
      if (target instanceof Target.Classes) {
        int[] labels = new int[n];
        ordered(bytes).asIntBuffer().get(labels);
        return Optional.of(Targets.of(labels));
      }
      int width = row.getInt(1);
      if (width != target.names().size() || n % width != 0) {
        return Optional.empty();
      }
      float[] values = new float[n];
      ordered(bytes).asFloatBuffer().get(values);
      return Optional.of(Targets.of(Tensor.of(Shape.of(n / width, width), values)));
    }
  }

  private PreparedStatement select(String table, String key) throws SQLException {
    PreparedStatement select =
        connection.prepareStatement(
            "SELECT width, numbers, checksum FROM " + table + " WHERE key = ?");
    select.setString(1, key);
    return select;
  }

  /** Keeps the ledger within bounds: predictions can be had again by running their trials. */
  void makeRoom(Statements statements) throws SQLException {
    long pages =
        statements.number("PRAGMA page_count") - statements.number("PRAGMA freelist_count");
    if (pages > MOST_BYTES / statements.number("PRAGMA page_size")) {
      statements.update(
          "DELETE FROM prediction WHERE rowid IN"
              + " (SELECT rowid FROM prediction ORDER BY rowid LIMIT ?)",
          GO);
    }
  }
}
