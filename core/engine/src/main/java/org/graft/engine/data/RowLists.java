package org.graft.engine.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Digest;
import org.graft.spi.data.DataAccess;

/** Published lists of rows, read: indices from 0 into a data set's own training rows. */
final class RowLists {
  private static final long LONGEST = 64L << 20;

  private final int[] train;
  private final Optional<int[]> validation;

  private RowLists(int[] train, Optional<int[]> validation) {
    this.train = train;
    this.validation = validation;
  }

  /**
   * The lists that a view names; empty if it names none.
   *
   * @throws IOException if a file is missing or is no list of indices
   */
  static Optional<RowLists> of(View view, DataAccess access) throws IOException {
    Optional<Path> train = view.rows().flatMap(RowChoice::train);
    if (train.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> validation = view.rows().flatMap(RowChoice::validation);
    RowLists lists =
        new RowLists(
            read(access.resolve(train.get())),
            validation.isPresent()
                ? Optional.of(read(access.resolve(validation.get())))
                : Optional.empty());
    lists.checkApart();
    return Optional.of(lists);
  }

  private void checkApart() throws IOException {
    Set<Integer> own = new HashSet<>();
    Arrays.stream(train).forEach(own::add);
    for (int row : validation.orElse(new int[0])) {
      if (own.contains(row)) {
        throw new IOException(
            "rows: row " + row + " is in both lists; none may be trained and validated on");
      }
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not text, and no list of rows", e);
    }
  }

  private static int[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.size(file) > LONGEST) {
      throw new IOException(file + " is too long for a list of rows");
    }
    Set<Integer> met = new HashSet<>();
    int[] rows = new int[16];
    int n = 0;
    int line = 0;
    for (String text : lines(file)) {
      line++;
      for (String word : text.replaceFirst("#.*", "").split("[\\s,\\[\\]]+", -1)) {
        if (word.isEmpty()) {
          continue;
        }
        if (!word.matches("\\d{1,9}")) {
          throw new IOException(
              "%s, line %d: expected indices of rows, from 0, found '%s'"
                  .formatted(file, line, word));
        }
        int row = Integer.parseInt(word);
        if (!met.add(row)) {
          throw new IOException("%s, line %d: row %d is there twice".formatted(file, line, row));
        }
        if (n == rows.length) {
          rows = Arrays.copyOf(rows, 2 * n);
        }
        rows[n++] = row;
      }
    }
    if (n == 0) {
      throw new IOException(file + " names no row");
    }
    int[] sorted = Arrays.copyOf(rows, n);
    Arrays.sort(sorted);
    return sorted;
  }

  /** Digest of the rows that they name. */
  String digest() {
    Digest digest = new Digest().add(Arrays.toString(train));
    validation.ifPresent(rows -> digest.add(Arrays.toString(rows)));
    return digest.hex();
  }

  /** Of the rows there are, those to train on. */
  int[] train(int[] there, int size) {
    return kept(train, there, size);
  }

  /** Of the rows there are, those to validate on. */
  Optional<int[]> validation(int[] there, int size) {
    return validation.map(rows -> kept(rows, there, size));
  }

  private static int[] kept(int[] asked, int[] there, int size) {
    int last = asked[asked.length - 1];
    if (last >= size) {
      throw new IllegalArgumentException(
          "rows: the list names row %d, and the data set has %d training rows (0-%d)"
              .formatted(last, size, size - 1));
    }
    return Arrays.stream(asked).filter(row -> Arrays.binarySearch(there, row) >= 0).toArray();
  }
}
