package org.graft.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** CRC-32C of a row's values, which tells a row that changed since it was written. */
final class RowChecksum {
  private RowChecksum() {}

  /** Of values as SQLite keeps them: null, whole numbers, doubles and text. */
  static long of(List<@Nullable Object> values) {
    CRC32C sum = new CRC32C();
    for (Object value : values) {
      if (value == null) {
        sum.update(0);
        continue;
      }
      sum.update(value instanceof Double ? 1 : value instanceof Number ? 2 : 3);
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      sum.update(bytes, 0, bytes.length);
      sum.update(0xff);
    }
    return sum.getValue();
  }

  /** A row's values with their checksum after them. */
  static @Nullable Object[] beside(List<@Nullable Object> values) {
    List<@Nullable Object> row = new ArrayList<>(values);
    row.add(of(values));
    return row.toArray();
  }

  /** Whether a row's column {@code checksum} is that of its other columns. */
  static boolean intact(ResultSet row, List<String> columns) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (String column : columns) {
      values.add(row.getObject(column));
    }
    return row.getLong("checksum") == of(values);
  }
}
