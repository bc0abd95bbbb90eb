package org.graft.spi.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Tensor;

/** What a list of augmentations does to a picture: geometric neighbours joined. */
final class Changes {
  private final Tensor inputs;
  private final List<Change> changes = new ArrayList<>();
  private final List<Augmentation> pending = new ArrayList<>();
  private FillMode mode = FillMode.NEAREST;
  private double value;
  private boolean open;

  private Changes(Tensor inputs) {
    this.inputs = inputs;
  }

  /** The changes in order, without mixup. */
  static List<Change> of(List<Augmentation> wanted, Tensor inputs) {
    Changes changes = new Changes(inputs);
    wanted.forEach(changes::add);
    changes.join();
    return List.copyOf(changes.changes);
  }

  private void add(Augmentation wanted) {
    if (wanted instanceof Augmentation.Rotation part) {
      geometric(part, part.fillMode(), part.fillValue());
    } else if (wanted instanceof Augmentation.WidthShift part) {
      geometric(part, part.fillMode(), part.fillValue());
    } else if (wanted instanceof Augmentation.HeightShift part) {
      geometric(part, part.fillMode(), part.fillValue());
    } else if (wanted instanceof Augmentation.Zoom part) {
      geometric(part, part.fillMode(), part.fillValue());
    } else if (wanted instanceof Augmentation.Crop part) {
      geometric(part, part.fillMode(), part.fillValue());
    } else if (wanted instanceof Augmentation.Brightness brightness) {
      join();
      changes.add(lighting(brightness));
    } else if (wanted instanceof Augmentation.Cutout cutout) {
      join();
      changes.add(new Covering(cutout));
    } else if (!(wanted instanceof Augmentation.Mixup)) {
      pending.add(wanted);
    }
  }

  /** Parts that see different things beyond the border cannot be one interpolation. */
  private void geometric(Augmentation part, FillMode theirMode, double theirValue) {
    if (open && (mode != theirMode || value != theirValue)) {
      join();
    }
    mode = theirMode;
    value = theirValue;
    open = true;
    pending.add(part);
  }

  private void join() {
    if (!pending.isEmpty()) {
      changes.add(new Geometry(pending, mode, value));
      pending.clear();
    }
    open = false;
  }

  private Lighting lighting(Augmentation.Brightness brightness) {
    float[] range = brightness.valueRange().map(Changes::ends).orElseGet(this::range);
    return new Lighting(brightness.factor() * (range[1] - range[0]), range[0], range[1]);
  }

  private static float[] ends(List<Double> range) {
    return new float[] {range.get(0).floatValue(), range.get(1).floatValue()};
  }

  private float[] range() {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    float[] row = new float[inputs.rowLength()];
    for (int i = 0; i < inputs.rows(); i++) {
      inputs.row(i, row, 0);
      for (float number : row) {
        lowest = Math.min(lowest, number);
        highest = Math.max(highest, number);
      }
    }
    return new float[] {lowest, highest};
  }
}
