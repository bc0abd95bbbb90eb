package org.graft.backbones.keras;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** An open HDF5 file. Whatever goes wrong inside the library is an {@link IOException} here. */
final class Hdf5 implements AutoCloseable {
  /** Deflate makes nothing smaller than this; a larger claim is not believed. */
  private static final long DEFLATED = 1_032;

  private final Path path;
  private final long bytes;
  private final HdfFile file;

  private Hdf5(Path path, long bytes, HdfFile file) {
    this.path = path;
    this.bytes = bytes;
    this.file = file;
  }

  /**
   * Opens a file.
   *
   * @param path what messages call it
   */
  static Hdf5 open(Path file, Path path) throws IOException {
    long bytes = Files.size(file);
    long stated = Superblock.end(file, path);
    if (stated > bytes) {
      throw new IOException(
          path + " is cut off: it has " + bytes + " bytes and states that it has " + stated);
    }
    return new Hdf5(path, bytes, guarded(path, () -> new HdfFile(file)));
  }

  Path path() {
    return path;
  }

  /** The top of the file. */
  Group root() {
    return file;
  }

  /** The group at a path of names below {@code from}, if there is something. */
  Optional<Group> group(Group from, String name) throws IOException {
    Optional<Node> node = node(from, name);
    if (node.isPresent() && !(node.get() instanceof Group)) {
      throw damaged("'" + name + "' is no group");
    }
    return node.map(Group.class::cast);
  }

  /** The array at a path of names below {@code from}. */
  Dataset dataset(Group from, String name) throws IOException {
    Optional<Node> node = node(from, name);
    if (node.isEmpty() || !(node.get() instanceof Dataset dataset)) {
      throw damaged("the array '" + name + "' is missing");
    }
    return dataset;
  }

  private Optional<Node> node(Group from, String name) throws IOException {
    return guarded(
        path,
        () -> {
          Node node = from;
          for (String part : name.split("/", -1)) {
            if (!(node instanceof Group group) || !group.getChildren().containsKey(part)) {
              return Optional.empty();
            }
            node = group.getChild(part);
            if (node.isLink()) {
              throw damaged("'" + part + "' is a link; Graft follows none");
            }
          }
          return Optional.of(node);
        });
  }

  /** A text attribute. */
  Optional<String> text(Node node, String name) throws IOException {
    return guarded(path, () -> value(node, name))
        .map(data -> data instanceof String[] one && one.length == 1 ? one[0] : data)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** An attribute that is a list of texts; Keras splits long ones into name0, name1, ... */
  List<String> texts(Node node, String name) throws IOException {
    Optional<Object> whole = guarded(path, () -> value(node, name));
    if (whole.isPresent()) {
      return list(whole.get());
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; ; i++) {
      String part = name + i;
      Optional<Object> next = guarded(path, () -> value(node, part));
      if (next.isEmpty()) {
        return all;
      }
      all.addAll(list(next.get()));
    }
  }

  private static Optional<Object> value(Node node, String name) {
    Attribute attribute = node.getAttributes().get(name);
    return attribute == null ? Optional.empty() : Optional.ofNullable(attribute.getData());
  }

  private static List<String> list(Object data) {
    return data instanceof String[] texts
        ? List.of(texts)
        : data instanceof String text ? List.of(text) : List.of();
  }

  /** The sizes of an array. */
  int[] sizes(Dataset dataset) throws IOException {
    return guarded(path, () -> dataset.isScalar() ? new int[0] : dataset.getDimensions());
  }

  /** The numbers of an array, row-major. */
  float[] floats(Dataset dataset) throws IOException {
    String name = dataset.getPath();
    if (guarded(path, dataset::getSize) > bytes / Float.BYTES * DEFLATED) {
      throw damaged("'" + name + "' claims more numbers than the file can hold");
    }
    Object data = guarded(path, dataset::getDataFlat);
    if (data instanceof float[] floats) {
      return floats;
    }
    throw new IOException(
        path + ": '" + name + "' holds " + dataset.getJavaType() + ", expected 32-bit floats");
  }

  private IOException damaged(String what) {
    return new IOException(path + ": " + what);
  }

  private static <T> T guarded(Path path, Callable<T> reading) throws IOException {
    try {
      return reading.call();
    } catch (IOException e) {
      throw e;
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      String why = e.getMessage() == null ? "its parts do not fit together" : e.getMessage();
      throw new IOException(
          path + " cannot be read: it is no HDF5 file, or cut off or damaged (" + why + ")", e);
    }
  }

  @Override
  public void close() throws IOException {
    guarded(
        path,
        () -> {
          file.close();
          return file;
        });
  }
}
