package org.graft.datasets.cifar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.DataAccess;

/**
 * The folder of an unpacked archive.
 *
 * @param name the data set's name
 * @param path the folder
 */
record CifarFolder(String name, Path path) {
  /** The folder that the user named, as the experiment file means it. */
  static CifarFolder of(String name, DataAccess access, Path folder) {
    return new CifarFolder(name, access.resolve(folder));
  }

  /**
   * The files of these names.
   *
   * @throws IOException naming all that are missing
   */
  List<Path> files(List<String> names) throws IOException {
    List<Path> files = names.stream().map(path::resolve).toList();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!Files.isRegularFile(files.get(i))) {
        missing.add(names.get(i));
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException(
          "%s: the folder %s lacks %s; unpack the binary version of https://www.cs.toronto.edu/~kriz/cifar.html there"
              .formatted(name, path, String.join(", ", missing)));
    }
    return files;
  }

  /**
   * The class names that a file lists, one a line.
   *
   * @throws IOException if there are not as many
   */
  List<String> classes(String file, int expected) throws IOException {
    Path list = files(List.of(file)).get(0);
    List<String> classes =
        Files.readAllLines(list).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (classes.size() != expected || classes.stream().distinct().count() != expected) {
      throw new IOException(
          "%s: expected %d different class names, one a line, found %d lines"
              .formatted(list, expected, classes.size()));
    }
    return classes;
  }
}
