package org.graft.spi.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's axes. Images are [channels, height, width], per example, everywhere.
 *
 * @param sizes one size >= 0 an axis
 */
public record Shape(List<Integer> sizes) {
  /** Checks sizes and copies them. */
  public Shape {
    sizes = List.copyOf(sizes);
    for (int size : sizes) {
      if (size < 0) {
        throw new IllegalArgumentException("a size must be 0 or more, found " + size);
      }
    }
  }

  /** A shape of the given sizes. */
  public static Shape of(int... sizes) {
    List<Integer> list = new ArrayList<>(sizes.length);
    for (int size : sizes) {
      list.add(size);
    }
    return new Shape(list);
  }

  /** Number of axes. */
  public int rank() {
    return sizes.size();
  }

  /** Size of axis {@code axis}. */
  public int size(int axis) {
    return sizes.get(axis);
  }

  /** Number of elements; 1 for no axes. */
  public long elements() {
    long elements = 1;
    for (int size : sizes) {
      elements = Math.multiplyExact(elements, size);
    }
    return elements;
  }

  /** This shape behind a new first axis of {@code rows}. */
  public Shape batch(int rows) {
    List<Integer> list = new ArrayList<>();
    list.add(rows);
    list.addAll(sizes);
    return new Shape(list);
  }

  /** The shape of one row: this one without its first axis. */
  public Shape row() {
    return new Shape(sizes.subList(1, sizes.size()));
  }

  /** As {@code 3x224x224}; {@code scalar} for no axes. */
  @Override
  public String toString() {
    return sizes.isEmpty()
        ? "scalar"
        : sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
