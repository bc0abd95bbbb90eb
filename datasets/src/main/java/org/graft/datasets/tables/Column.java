package org.graft.datasets.tables;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.graft.spi.base.NearMiss;
import org.graft.spi.data.ClassNames;

/**
 * Which column of a table: {@code last} is the final one; {@code name:last} the one called last;
 * {@code index:3} the fourth. Any other text is a name, or a whole number an index from 0 where no
 * column is called so.
 *
 * @param kind how it is meant
 * @param text the name or the index; empty for the last
 */
public record Column(Kind kind, String text) {
  /** The final column. */
  public static final Column LAST = new Column(Kind.LAST, "");

  private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,8}");
  private static final String NAME = "name:";
  private static final String AT = "index:";

  /** How a column is meant. */
  public enum Kind {
    /** The final one. */
    LAST,
    /** By name. */
    NAME,
    /** By index from 0. */
    INDEX,
    /** By name or by index, whichever there is. */
    EITHER
  }

  /**
   * Reads {@code last}, {@code name:x}, {@code index:0}, a name or an index.
   *
   * @throws IllegalArgumentException if an index is none
   */
  public static Column parse(String text) {
    if (text.equals("last")) {
      return LAST;
    }
    if (text.startsWith(NAME)) {
      return new Column(Kind.NAME, text.substring(NAME.length()));
    }
    if (text.startsWith(AT)) {
      String index = text.substring(AT.length());
      if (!INDEX.matcher(index).matches()) {
        throw new IllegalArgumentException(
            "expected an index from 0 such as index:3, found '" + text + "'");
      }
      return new Column(Kind.INDEX, index);
    }
    return new Column(Kind.EITHER, text);
  }

  /**
   * Its index in {@code table}.
   *
   * @param role the parameter that names it, for messages
   * @throws IOException listing the columns, if there is none such, or two
   */
  int in(Table table, String role) throws IOException {
    int width = table.columns().size();
    int named = kind == Kind.INDEX || kind == Kind.LAST ? -1 : named(table);
    int index = position(width).orElse(-1);
    if (named >= 0 && index >= 0 && named != index) {
      throw new IOException(
          "%s: %s: '%s' is the name of column %d and the index of column '%s'; write %s%s or %s%s"
              .formatted(
                  table.file(),
                  role,
                  text,
                  named,
                  table.columns().get(index),
                  NAME,
                  text,
                  AT,
                  text));
    }
    if (named < 0 && index < 0) {
      throw new IOException(
          "%s: %s: there is no column '%s'%s; expected an index from 0 to %d, last, or one of %s"
              .formatted(
                  table.file(),
                  role,
                  text,
                  NearMiss.of(text, table.columns())
                      .map(near -> " (did you mean '" + near + "'?)")
                      .orElse(""),
                  width - 1,
                  table.columns()));
    }
    return Math.max(named, index);
  }

  /** Where it stands among {@code width} columns, if that was said by position. */
  Optional<Integer> position(int width) {
    if (kind == Kind.LAST) {
      return Optional.of(width - 1);
    }
    return kind != Kind.NAME && INDEX.matcher(text).matches() && Integer.parseInt(text) < width
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private int named(Table table) {
    return table.columns().stream()
        .map(ClassNames::composed)
        .toList()
        .indexOf(ClassNames.composed(text));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case LAST -> "last";
      case NAME -> NAME + text;
      case INDEX -> AT + text;
      case EITHER -> text;
    };
  }
}
