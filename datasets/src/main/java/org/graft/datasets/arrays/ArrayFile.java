package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of named arrays. */
interface ArrayFile extends AutoCloseable {
  /** What it holds, one line an array: name, type and axes. */
  List<String> contents();

  /** The array of that name, if there is one and it holds numbers. */
  Optional<Numbers> find(String name);

  @Override
  void close();

  /** How {@code open} reads the file. */
  interface Opening {
    ArrayFile open(Path file) throws IOException;
  }

  /**
   * Reads from a file and closes it.
   *
   * @throws IOException naming the file, if it is not there, or damaged
   */
  static <T> T with(Path path, Opening opening, Reading<T> reading) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("there is no file " + path);
    }
    try (ArrayFile file = opening.open(path)) {
      return reading.read(file);
    } catch (RuntimeException e) {
      // The libraries meet damaged files with any exception they like.
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new IOException(
          "%s: is damaged, or not what its name says (%s)".formatted(path, why), e);
    }
  }

  /** What is read from an open file. */
  interface Reading<T> {
    T read(ArrayFile file) throws IOException;
  }
}
