package org.graft.datasets.arrays;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.EnumDataType;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arrays of an HDF5 file, by their paths. */
final class HdfArrays implements ArrayFile {
  /** In which order the axes of an array stand. */
  enum Order {
    /** As in the file. */
    AS_STORED,
    /** MATLAB's first axis is the file's last. */
    REVERSED
  }

  private static final Map<String, Integer> TRUTH = Map.of("FALSE", 0, "TRUE", 1);

  private final Path path;
  private final HdfFile file;
  private final Order order;

  HdfArrays(Path path, Order order) {
    this.path = path;
    this.file = new HdfFile(path);
    this.order = order;
  }

  @Override
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    list(file, new HashSet<>(), contents);
    return contents;
  }

  @Override
  public Optional<Numbers> find(String name) throws IOException {
    Optional<Dataset> dataset = dataset(name);
    return dataset.isPresent() ? numbers(dataset.get()) : Optional.empty();
  }

  @Override
  public Optional<List<String>> texts(String name) throws IOException {
    Optional<Dataset> dataset = dataset(name);
    if (dataset.isEmpty() || dataset.get().getDimensions().length == 0 || isTruth(dataset.get())) {
      return Optional.empty();
    }
    if (order == Order.REVERSED && dataset.get().getAttribute("MATLAB_class") != null) {
      return MatlabTexts.of(file, dataset.get());
    }
    return dataset.get().getDataFlat() instanceof String[] texts
        ? Optional.of(List.of(texts))
        : Optional.empty();
  }

  private Optional<Dataset> dataset(String name) throws IOException {
    String place = order == Order.REVERSED ? name.replace('.', '/') : name;
    try {
      return new HdfPath(file)
          .find(place)
          .filter(Dataset.class::isInstance)
          .map(Dataset.class::cast);
    } catch (IOException e) {
      throw new IOException("%s: %s: %s".formatted(path, name, e.getMessage()), e);
    }
  }

  private void list(Group group, Set<Long> seen, List<String> contents) {
    if (!seen.add(group.getAddress())) {
      return; // a group may hold itself
    }
    for (Node node : group.getChildren().values()) {
      if (node instanceof Dataset dataset) {
        contents.add(
            name(dataset)
                + " "
                + dataset.getJavaType().getSimpleName()
                + Arrays.toString(sizes(dataset)));
      } else if (node instanceof Link link) {
        contents.add(node.getPath() + " -> " + link.getTargetPath());
      } else if (node instanceof Group inner && !inner.getName().equals("#refs#")) {
        list(inner, seen, contents);
      }
    }
  }

  private String name(Dataset dataset) {
    return order == Order.REVERSED
        ? dataset.getPath().substring(1).replace('/', '.')
        : dataset.getPath();
  }

  private int[] sizes(Dataset dataset) {
    int[] sizes = dataset.getDimensions();
    return order == Order.REVERSED ? Numbers.reversed(sizes) : sizes;
  }

  private static boolean isTruth(Dataset dataset) {
    return dataset.getDataType() instanceof EnumDataType words
        && TRUTH.keySet().containsAll(words.getEnumMapping().values());
  }

  private Optional<Numbers> numbers(Dataset dataset) {
    boolean numeric =
        dataset.getJavaType().isPrimitive() || dataset.getJavaType() == BigInteger.class;
    if (dataset.getDimensions().length == 0 || !(numeric || isTruth(dataset))) {
      return Optional.empty();
    }
    Object flat = dataset.getDataFlat();
    Numbers.Flat numbers = index -> number(flat, index);
    return Optional.of(
        order == Order.REVERSED
            ? Numbers.columnMajor(sizes(dataset), numbers)
            : Numbers.rowMajor(sizes(dataset), numbers));
  }

  private static double number(Object flat, int index) {
    if (flat instanceof float[] floats) {
      return floats[index];
    }
    if (flat instanceof BigInteger[] whole) {
      return whole[index].doubleValue();
    }
    if (flat instanceof String[] words) {
      return TRUTH.getOrDefault(words[index], 0);
    }
    return Array.getDouble(flat, index);
  }

  @Override
  public void close() {
    file.close();
  }
}
