package org.graft.engine.study.table;

/**
 * What a column was taken for.
 *
 * @param column its name
 * @param meaning in words
 */
record Role(String column, String meaning) {
  /** Its name as it is shown. */
  String shown() {
    return column.isBlank() ? "(no name)" : column;
  }
}
