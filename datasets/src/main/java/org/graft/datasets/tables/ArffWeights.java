package org.graft.datasets.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.datasets.tables.ArffTokens.Token;
import org.graft.spi.data.Note;

/** The weights that an ARFF file gives to rows and attributes. */
final class ArffWeights {
  private final Path file;
  private final RowWeights rule;
  private final List<String> ignored = new ArrayList<>();

  ArffWeights(Path file, RowWeights rule) {
    this.file = file;
    this.rule = rule;
  }

  /**
   * Takes note of a weight.
   *
   * @throws IOException if it is no number, or not 1 where none may be
   */
  void found(Token token, String of) throws IOException {
    if (!token.isText() || !Numerals.PLAIN.isNumber(token.text())) {
      throw Table.mistake(
          file, token.line(), "expected a weight in braces such as {2}, found " + token.text());
    }
    if (Double.parseDouble(token.text()) == 1) {
      return;
    }
    if (rule == RowWeights.STOP) {
      throw Table.mistake(
          file,
          token.line(),
          "%s has the weight %s, which no trainer here uses; repeat rows instead, or write weights: ignore"
              .formatted(of, token.text()));
    }
    ignored.add("line %d, %s: %s".formatted(token.line(), of, token.text()));
  }

  /** What was ignored. */
  Optional<Note> note() {
    return ignored.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Note(
                "%s: %d weights count for nothing".formatted(file.getFileName(), ignored.size()),
                ignored));
  }
}
