package org.graft.datasets.arrays;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;

/** Arrays of an HDF5 file, by their paths. */
final class HdfArrays implements ArrayFile {
  /** In which order the axes of an array stand. */
  enum Axes {
    /** As in the file. */
    AS_STORED,
    /** MATLAB's first axis is the file's last. */
    REVERSED
  }

  private final HdfFile file;
  private final Axes axes;

  HdfArrays(Path path, Axes axes) {
    this.file = new HdfFile(path);
    this.axes = axes;
  }

  @Override
  public List<String> contents() {
    return datasets(file).stream()
        .map(d -> name(d) + " " + d.getJavaType().getSimpleName() + Arrays.toString(sizes(d)))
        .toList();
  }

  @Override
  public Optional<Numbers> find(String name) {
    return datasets(file).stream()
        .filter(d -> d.getPath().equals(name) || d.getPath().equals("/" + name))
        .filter(d -> d.getJavaType().isPrimitive() && d.getDimensions().length > 0)
        .findFirst()
        .map(this::numbers);
  }

  private String name(Dataset dataset) {
    return axes == Axes.REVERSED ? dataset.getPath().substring(1) : dataset.getPath();
  }

  private int[] sizes(Dataset dataset) {
    int[] sizes = dataset.getDimensions().clone();
    for (int i = 0; axes == Axes.REVERSED && i < sizes.length / 2; i++) {
      int other = sizes[sizes.length - 1 - i];
      sizes[sizes.length - 1 - i] = sizes[i];
      sizes[i] = other;
    }
    return sizes;
  }

  private Numbers numbers(Dataset dataset) {
    int[] sizes = sizes(dataset);
    Object flat = dataset.getDataFlat();
    Shape row = Shape.of(Arrays.copyOfRange(sizes, 1, sizes.length));
    int columns = Math.toIntExact(row.elements());
    if (axes == Axes.AS_STORED) {
      return new Numbers(sizes[0], row, (r, c) -> number(flat, r * columns + c));
    }
    if (sizes.length > 2) {
      throw new IllegalArgumentException(
          "'%s' has %d axes; of a MATLAB file, tables of two are read"
              .formatted(name(dataset), sizes.length));
    }
    return new Numbers(sizes[0], row, (r, c) -> number(flat, c * sizes[0] + r));
  }

  private static double number(Object flat, int index) {
    return flat instanceof float[] floats ? floats[index] : Array.getDouble(flat, index);
  }

  private static List<Dataset> datasets(Group group) {
    List<Dataset> found = new ArrayList<>();
    for (Node node : group.getChildren().values()) {
      if (node instanceof Dataset dataset) {
        found.add(dataset);
      } else if (node instanceof Group inner && !node.isLink()) {
        found.addAll(datasets(inner));
      }
    }
    return found;
  }

  @Override
  public void close() {
    file.close();
  }
}
