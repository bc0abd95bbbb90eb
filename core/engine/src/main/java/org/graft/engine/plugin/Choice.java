package org.graft.engine.plugin;

import java.util.Optional;
import org.graft.spi.base.Param;

/**
 * A bound extension or value with the words it was asked for.
 *
 * @param value the bound record
 * @param name its name in the catalogue
 * @param label name and given arguments, short and on one line: {@code fine-tune(frozen=1)}
 * @param canonical name and every argument that affects results and is not neutral, defaults filled
 *     in, as JSON in the order of the record's components: what ids are made of
 * @param where file and line it stands at, for messages
 */
public record Choice<T>(T value, String name, String label, String canonical, String where) {
  private static final Canonical IDS = new Canonical(Canonical.Scope.RESULT);

  /** A choice under a label; under its own name without one. */
  public static <T> Choice<T> of(T value, Optional<String> label, String where) {
    String name = Canonical.name(value);
    return new Choice<>(
        value, name, Visible.line(label.orElse(name)), IDS.choice(value).toString(), where);
  }

  /** What stands beside every choice in a file. */
  public record Label(
      @Param(doc = "Label in tables and reports; made of name and arguments when absent.")
          Optional<String> as) {}
}
