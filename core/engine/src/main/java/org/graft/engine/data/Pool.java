package org.graft.engine.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;

/**
 * All rows of a data set under one numbering (train, then validation, then test), with the labels
 * of the chosen classes. Rows are copied once, when they are known; those of large splits are read
 * and scaled whenever they are used, so that memory does not grow with the data.
 */
final class Pool {
  /** Floats in one buffer of a tensor: 16 MB, so that no single allocation is large. */
  private static final int CHUNK = 1 << 22;

  /** Numbers up to which a split is copied: 256 MB. */
  private static final long COPIED = 1 << 26;

  private final List<String> classes;
  private final List<Examples> parts;
  private final int[] starts;
  private final int[] labels;
  private final Optional<Resizer> resizer;
  private final float[] filling;

  private Pool(
      List<String> classes,
      List<Examples> parts,
      int[] starts,
      int[] labels,
      Optional<Resizer> resizer,
      float[] filling) {
    this.filling = filling;
    this.classes = classes;
    this.parts = parts;
    this.starts = starts;
    this.labels = labels;
    this.resizer = resizer;
  }

  /** The rows of {@code dataset}, labelled by {@code choice}, images resized to {@code size}. */
  static Pool of(Dataset dataset, ClassChoice choice, Optional<Size> size) {
    Examples none = dataset.train().select(new int[0]);
    List<Examples> parts =
        List.of(dataset.train(), dataset.validation().orElse(none), dataset.test());
    int[] starts = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], parts.get(i).size());
    }
    int[] renumbered = choice.renumbering(dataset.classes().size());
    int[] labels = new int[starts[parts.size()]];
    for (int i = 0; i < parts.size(); i++) {
      for (int row = 0; row < parts.get(i).size(); row++) {
        labels[starts[i] + row] = renumbered[parts.get(i).label(row)];
      }
    }
    Shape own = dataset.inputShape();
    return new Pool(
        choice.names(),
        parts,
        starts,
        labels,
        size.map(wanted -> new Resizer(own, wanted)).filter(r -> !r.to().equals(own)),
        new float[0]);
  }

  /**
   * The same rows, what is missing in them replaced by the mean of its feature over {@code train};
   * by 0 where none of these rows has the feature.
   */
  Pool filled(MissingInputs missing, int[] train) {
    if (missing == MissingInputs.NONE) {
      return this;
    }
    float[] input = new float[Math.toIntExact(inputShape().elements())];
    double[] sums = new double[input.length];
    int[] known = new int[input.length];
    for (int row : train) {
      read(row, input, 0);
      for (int i = 0; i < input.length; i++) {
        sums[i] += Float.isNaN(input[i]) ? 0 : input[i];
        known[i] += Float.isNaN(input[i]) ? 0 : 1;
      }
    }
    float[] means = new float[input.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = known[i] == 0 ? 0 : (float) (sums[i] / known[i]);
    }
    return new Pool(classes, parts, starts, labels, resizer, means);
  }

  /** Names of the chosen classes. */
  List<String> classes() {
    return classes;
  }

  /** The new label of {@code row}. */
  int label(int row) {
    return labels[row];
  }

  /** Rows of part {@code part} (0 train, 1 validation, 2 test) that are of a chosen class. */
  int[] part(int part) {
    int[] rows = new int[parts.get(part).size()];
    int n = 0;
    for (int row = starts[part]; row < starts[part + 1]; row++) {
      if (labels[row] >= 0) {
        rows[n++] = row;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  /** How many rows part {@code part} has, of any class. */
  int size(int part) {
    return parts.get(part).size();
  }

  /** Shape of one input. */
  Shape inputShape() {
    return resizer.map(Resizer::to).orElse(parts.get(0).inputShape());
  }

  /** Copies the input of {@code row} into {@code into} from index {@code at}. */
  void read(int row, float[] into, int at) {
    int part = 0;
    while (row >= starts[part + 1]) {
      part++;
    }
    Tensor inputs = parts.get(part).inputs();
    if (resizer.isEmpty()) {
      inputs.row(row - starts[part], into, at);
      for (int i = 0; i < filling.length; i++) {
        into[at + i] = Float.isNaN(into[at + i]) ? filling[i] : into[at + i];
      }
      return;
    }
    float[] image = new float[inputs.rowLength()];
    inputs.row(row - starts[part], image, 0);
    resizer.get().resize(image, into, at);
  }

  /** The given rows, scaled; a whole part that nothing changes is returned as it is. */
  Examples examples(int[] rows, Scaler scaler) {
    if (scaler.changesNothing() && resizer.isEmpty() && filling.length == 0) {
      for (int part = 0; part < parts.size(); part++) {
        if (isWhole(part, rows)) {
          return new Examples(parts.get(part).inputs(), labels(rows));
        }
      }
    }
    int length = Math.toIntExact(inputShape().elements());
    if ((long) rows.length * length > COPIED) {
      return lazy(rows, scaler);
    }
    int perChunk = Math.max(1, CHUNK / Math.max(1, length));
    List<FloatBuffer> chunks = new ArrayList<>();
    for (int start = 0; start < rows.length; start += perChunk) {
      int end = Math.min(rows.length, start + perChunk);
      float[] chunk = new float[Math.multiplyExact(end - start, length)];
      for (int i = start; i < end; i++) {
        read(rows[i], chunk, (i - start) * length);
        scaler.scale(chunk, (i - start) * length);
      }
      chunks.add(FloatBuffer.wrap(chunk));
    }
    return new Examples(Tensor.of(inputShape().batch(rows.length), chunks, perChunk), labels(rows));
  }

  private Examples lazy(int[] rows, Scaler scaler) {
    int[] own = rows.clone();
    Tensor.Rows scaled =
        (row, into, at) -> {
          read(own[row], into, at);
          scaler.scale(into, at);
        };
    return new Examples(Tensor.of(inputShape().batch(own.length), scaled), labels(own));
  }

  private boolean isWhole(int part, int[] rows) {
    int n = parts.get(part).size();
    if (rows.length != n || n == 0) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (rows[i] != starts[part] + i) {
        return false;
      }
    }
    return true;
  }

  private int[] labels(int[] rows) {
    int[] theirs = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      theirs[i] = labels[rows[i]];
    }
    return theirs;
  }
}
