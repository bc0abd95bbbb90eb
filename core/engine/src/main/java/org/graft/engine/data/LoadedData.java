package org.graft.engine.data;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.graft.engine.plugin.Visible;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;

/** Holds what a provider loads to what the SPI promises of a data set. */
final class LoadedData {
  /** Numbers up to which inputs are read through: 512 MB. Larger ones are read as they are used. */
  private static final long READ = 1 << 27;

  private LoadedData() {}

  /**
   * The data set, its classes' names such as can be shown.
   *
   * @throws IllegalArgumentException if it has no examples, no classes or two of one name, or
   *     inputs that are not finite
   */
  static Dataset check(Dataset data) {
    Objects.requireNonNull(data, "load() gave null");
    Set<String> names = new HashSet<>();
    for (String name : data.target().names()) {
      if (!names.add(name)) {
        throw new IllegalArgumentException(
            "it has two " + data.target().kind() + " named '" + name + "'");
      }
    }
    int examples = data.train().size() + data.test().size();
    if (names.isEmpty() || examples == 0 || data.inputShape().elements() == 0) {
      throw new IllegalArgumentException(
          "it has %d %s and %d examples of %s numbers; each must be 1 or more"
              .formatted(names.size(), data.target().kind(), examples, data.inputShape()));
    }
    finite("train", data.train(), data.missing());
    data.validation().ifPresent(rows -> finite("validation", rows, data.missing()));
    finite("test", data.test(), data.missing());
    Target told = data.target();
    List<String> shown = told.names().stream().map(Visible::line).toList();
    return shown.equals(told.names())
        ? data
        : new Dataset(
            named(told, shown),
            data.train(),
            data.validation(),
            data.test(),
            data.notes(),
            data.missing(),
            data.domains());
  }

  private static Target named(Target target, List<String> names) {
    if (target instanceof Target.Classes) {
      return new Target.Classes(names);
    }
    return target instanceof Target.Numbers numbers
        ? new Target.Numbers(names, numbers.centers(), numbers.scales())
        : new Target.Labels(names);
  }

  private static void finite(String split, Examples examples, MissingInputs missing) {
    Tensor inputs = examples.inputs();
    if (inputs.shape().elements() > READ) {
      return;
    }
    float[] row = new float[inputs.rowLength()];
    for (int example = 0; example < inputs.rows(); example++) {
      inputs.row(example, row, 0);
      for (float x : row) {
        boolean unknown = missing == MissingInputs.TRAINING_MEAN && Float.isNaN(x);
        if (!unknown && !Float.isFinite(x)) {
          throw new IllegalArgumentException(
              "%s example %d (from 0) holds %s; inputs must be finite numbers"
                  .formatted(split, example, x));
        }
      }
    }
  }
}
