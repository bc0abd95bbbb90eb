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

  /**
   * The array of that name, if there is one and it holds numbers or truth values, which are 0 and
   * 1.
   *
   * @throws IOException if the name leads nowhere, or out of the file
   */
  Optional<Numbers> find(String name) throws IOException;

  /**
   * The texts of that name, if there is a list of such.
   *
   * @throws IOException if the name leads nowhere, or out of the file
   */
  Optional<List<String>> texts(String name) throws IOException;

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
      String why = e.getMessage() == null ? "its parts do not fit together" : e.getMessage();
      throw new IOException(
          "%s: is damaged, or not what its name says (%s)".formatted(path, why), e);
    } catch (StackOverflowError e) {
      throw new IOException(path + ": its parts refer to one another in a circle", e);
    }
  }

  /** What is read from an open file. */
  interface Reading<T> {
    T read(ArrayFile file) throws IOException;
  }
}
