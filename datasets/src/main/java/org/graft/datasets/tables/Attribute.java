package org.graft.datasets.tables;

import java.util.List;

/**
 * An attribute as an ARFF file declares it.
 *
 * @param name its name
 * @param type its type
 * @param values of a nominal attribute, as declared
 * @param line where it is declared
 */
record Attribute(String name, Type type, List<String> values, int line) {
  Attribute {
    values = List.copyOf(values);
  }

  /** Types of attributes. */
  enum Type {
    /** Numbers: numeric, real or integer. */
    NUMERIC,
    /** One of the values declared. */
    NOMINAL,
    /** Any text. */
    STRING,
    /** Points in time. */
    DATE,
    /** Tables within a value. */
    RELATIONAL
  }

  /** Its type in words. */
  String words() {
    return switch (type) {
      case NUMERIC -> "numbers";
      case NOMINAL -> "values of a list";
      case STRING -> "strings";
      case DATE -> "dates";
      case RELATIONAL -> "tables (relational)";
    };
  }
}
