package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the axes of an array of inputs are.
 *
 * @param examples along which axis examples stand
 * @param channels where pictures have their channels, if that was said
 */
record Axes(Orientation examples, Optional<Channels> channels) {
  /** Numbers of channels that pictures have. */
  private static final Set<Integer> USUAL = Set.of(1, 3, 4);

  private static final int PICTURES = 4;

  /**
   * The array as [n, ...]: with examples along its first axis, and of pictures [n, channels,
   * height, width]; those without an axis of channels get one of 1.
   *
   * @param labels how many examples there are
   * @throws IOException if there are not as many, or it is not plain where channels are
   */
  Numbers arranged(Path path, String name, Numbers stored, int labels) throws IOException {
    int axes = stored.sizes().length;
    Numbers numbers = stored;
    if (examples == Orientation.COLUMNS) {
      numbers =
          stored.permuted(
              IntStream.concat(IntStream.of(axes - 1), IntStream.range(0, axes - 1)).toArray());
    }
    if (numbers.examples() != labels) {
      int other = stored.sizes()[examples == Orientation.COLUMNS ? 0 : axes - 1];
      throw new IOException(
          "%s: '%s' is %s, so it has %d %s, and there are %d labels; expected as many%s"
              .formatted(
                  path,
                  name,
                  stored.words(),
                  numbers.examples(),
                  examples == Orientation.COLUMNS ? "columns" : "rows",
                  labels,
                  other == labels
                      ? ". Are examples along its %s axis? Then write examples: %s"
                          .formatted(
                              examples == Orientation.COLUMNS ? "first" : "last",
                              examples == Orientation.COLUMNS ? "rows" : "columns")
                      : ""));
    }
    if (axes == PICTURES - 1) {
      return pictures(numbers);
    }
    if (axes != PICTURES) {
      return numbers;
    }
    return channelsLast(path, name, numbers) ? numbers.permuted(0, 3, 1, 2) : numbers;
  }

  private static Numbers pictures(Numbers grey) {
    int[] sizes = grey.sizes();
    int[] strides = grey.strides();
    return new Numbers(
        new int[] {sizes[0], 1, sizes[1], sizes[2]},
        new int[] {strides[0], 0, strides[1], strides[2]},
        grey.flat());
  }

  private boolean channelsLast(Path path, String name, Numbers numbers) throws IOException {
    if (channels.isPresent()) {
      return channels.get() == Channels.LAST;
    }
    if (USUAL.contains(numbers.sizes()[3])) {
      throw new IOException(
          "%s: features: '%s' holds pictures of %s; are these channels x height x width? Then write channels: first. Height x width x channels? Then channels: last"
              .formatted(path, name, numbers.row()));
    }
    return false;
  }
}
