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
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;

/**
 * All rows of a data set under one numbering (train, then validation, then test), with what is true
 * of them. Rows are copied once, when they are known; those of large splits are read and scaled
 * whenever they are used, so that memory does not grow with the data.
 */
final class Pool {
  /** Floats in one buffer of a tensor: 16 MB, so that no single allocation is large. */
  private static final int CHUNK = 1 << 22;

  /** Numbers up to which a split is copied: 256 MB. */
  private static final long COPIED = 1 << 26;

  private final Target target;
  private final Targets targets;
  private final Strata strata;
  private final List<Examples> parts;
  private final int[] starts;
  private final Optional<Resizer> resizer;
  private final float[] filling;

  private Pool(
      Target target,
      Targets targets,
      Strata strata,
      List<Examples> parts,
      int[] starts,
      Optional<Resizer> resizer,
      float[] filling) {
    this.filling = filling;
    this.target = target;
    this.targets = targets;
    this.strata = strata;
    this.parts = parts;
    this.starts = starts;
    this.resizer = resizer;
  }

  /**
   * The rows of {@code dataset}, images resized to {@code size}.
   *
   * @param classes names or ranges of those that are kept and numbered anew; empty for all
   */
  static Pool of(Dataset dataset, List<String> classes, Optional<Size> size) {
    Examples none = dataset.train().select(new int[0]);
    List<Examples> parts =
        List.of(dataset.train(), dataset.validation().orElse(none), dataset.test());
    int[] starts = new int[parts.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], parts.get(i).size());
    }
    Shape own = dataset.inputShape();
    Optional<Resizer> resizer =
        size.map(wanted -> new Resizer(own, wanted)).filter(r -> !r.to().equals(own));
    Targets targets =
        parts.get(0).targets().then(parts.get(1).targets()).then(parts.get(2).targets());
    Target target = dataset.target();
    if (!(target instanceof Target.Classes known)) {
      if (!classes.isEmpty()) {
        throw new IllegalArgumentException(
            "classes: keeps classes, and the target is of " + target.kind() + "; leave it out");
      }
      return new Pool(
          target, targets, Strata.of(target, targets), parts, starts, resizer, new float[0]);
    }
    ClassChoice choice = ClassChoice.of(classes, known.names());
    int[] renumbered = choice.renumbering(known.names().size());
    int[] labels = targets.classes().labels();
    for (int row = 0; row < labels.length; row++) {
      labels[row] = renumbered[labels[row]];
    }
    return new Pool(
        new Target.Classes(choice.names()),
        targets,
        new Strata(choice.names(), labels),
        parts,
        starts,
        resizer,
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
    return new Pool(target, targets, strata, parts, starts, resizer, means);
  }

  /** What is to be predicted of each row. */
  Target target() {
    return target;
  }

  /** Names of the groups that draws keep the shares of, such as the chosen classes. */
  List<String> groups() {
    return strata.names();
  }

  /** The group of {@code row}. */
  int group(int row) {
    return strata.group()[row];
  }

  /** What is true of the given rows. */
  Targets targets(int[] rows) {
    if (target instanceof Target.Classes) {
      return Targets.of(Arrays.stream(rows).map(this::group).toArray());
    }
    return targets.select(rows, 0, rows.length);
  }

  /** Rows of part {@code part} (0 train, 1 validation, 2 test) that are of a chosen class. */
  int[] part(int part) {
    int[] rows = new int[parts.get(part).size()];
    int n = 0;
    for (int row = starts[part]; row < starts[part + 1]; row++) {
      if (group(row) >= 0) {
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
          return new Examples(parts.get(part).inputs(), targets(rows));
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
    return new Examples(
        Tensor.of(inputShape().batch(rows.length), chunks, perChunk), targets(rows));
  }

  private Examples lazy(int[] rows, Scaler scaler) {
    int[] own = rows.clone();
    Tensor.Rows scaled =
        (row, into, at) -> {
          read(own[row], into, at);
          scaler.scale(into, at);
        };
    return new Examples(Tensor.of(inputShape().batch(own.length), scaled), targets(own));
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
}
