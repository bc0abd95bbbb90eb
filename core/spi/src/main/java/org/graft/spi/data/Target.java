package org.graft.spi.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.graft.spi.base.Digest;

/**
 * What is to be predicted of every example of a data set: its class, which of several labels it
 * has, or numbers. {@link Targets} holds what is true of each.
 */
public sealed interface Target {
  /** Names of the classes, labels or numbers: one for each output of a network's head. */
  List<String> names();

  /** How the kind is called in the plural: {@code classes}, {@code labels} or {@code numbers}. */
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /**
   * Names of the classes.
   *
   * @throws IllegalArgumentException in words for the user, if these are no classes
   */
  default List<String> classes() {
    throw new IllegalArgumentException(
        "it needs a target of classes, and this one is of " + kind() + " " + shown(names()));
  }

  /** What networks are trained on: the examples as they are, or numbers as they are scaled. */
  default Examples trainedOn(Examples examples) {
    return examples;
  }

  /** A network's outputs as predictions, [n, outputs]: numbers in the unit of the data. */
  default Tensor predicted(Tensor outputs) {
    return outputs;
  }

  /**
   * Checks targets against this.
   *
   * @throws IllegalArgumentException if they are of another kind, or a value is out of range
   */
  void check(Targets targets);

  /** Adds everything to {@code digest}. */
  void addTo(Digest digest);

  /**
   * One class of several.
   *
   * @param names of the classes; a label is an index into them
   */
  record Classes(List<String> names) implements Target {
    /** Copies the list. */
    public Classes {
      names = List.copyOf(names);
    }

    @Override
    public List<String> classes() {
      return names;
    }

    @Override
    public void check(Targets targets) {
      Targets.Classes own = targets.classes();
      for (int row = 0; row < own.size(); row++) {
        if (own.label(row) >= names.size()) {
          throw new IllegalArgumentException(
              "row %d has label %d of %d classes".formatted(row, own.label(row), names.size()));
        }
      }
    }

    @Override
    public void addTo(Digest digest) {
      names.forEach(digest::add);
    }
  }

  /**
   * Any number of labels, none included.
   *
   * @param names of the labels; targets have a 1 where an example has the label, else 0
   */
  record Labels(List<String> names) implements Target {
    /** Copies the list; each label has a name of its own. */
    public Labels {
      names = distinct(names);
    }

    @Override
    public void check(Targets targets) {
      checkValues(targets, names, true);
    }

    @Override
    public void addTo(Digest digest) {
      digest.add("labels");
      names.forEach(digest::add);
    }
  }

  /**
   * One number or several.
   *
   * <p>Networks may be trained on standardised numbers, (number - center) / scale; targets and
   * predictions are in the unit of the data all the same.
   *
   * @param names of the numbers
   * @param centers what is subtracted of each before training; empty for numbers as they are
   * @param scales what each is then divided by, above 0; likewise
   */
  record Numbers(List<String> names, List<Double> centers, List<Double> scales) implements Target {
    /** Copies the lists; each number has a name of its own. */
    public Numbers {
      names = distinct(names);
      centers = List.copyOf(centers);
      scales = List.copyOf(scales);
      if (centers.size() != scales.size()
          || !(centers.isEmpty() || centers.size() == names.size())
          || scales.stream().anyMatch(s -> !(s > 0))) {
        throw new IllegalArgumentException(
            "expected a center and a scale above 0 for each of "
                + shown(names)
                + ", found "
                + centers
                + " and "
                + scales);
      }
    }

    /** Numbers that networks are trained on as they are. */
    public Numbers(List<String> names) {
      this(names, List.of(), List.of());
    }

    @Override
    public void check(Targets targets) {
      checkValues(targets, names, false);
    }

    @Override
    public void addTo(Digest digest) {
      digest.add("numbers");
      names.forEach(digest::add);
      centers.forEach(c -> digest.add(c.toString()));
      scales.forEach(s -> digest.add(s.toString()));
    }

    /** Whether networks are trained on standardised numbers. */
    public boolean standardised() {
      return !centers.isEmpty();
    }

    @Override
    public Examples trainedOn(Examples examples) {
      return standardised()
          ? new Examples(
              examples.inputs(), Targets.of(scaled(examples.targets().values().tensor())))
          : examples;
    }

    private Tensor scaled(Tensor numbers) {
      float[] scaled = numbers.toArray();
      for (int i = 0; i < scaled.length; i++) {
        int column = i % names.size();
        scaled[i] = (float) ((scaled[i] - centers.get(column)) / scales.get(column));
      }
      return Tensor.of(numbers.shape(), scaled);
    }

    @Override
    public Tensor predicted(Tensor outputs) {
      if (!standardised()) {
        return outputs;
      }
      float[] numbers = outputs.toArray();
      for (int i = 0; i < numbers.length; i++) {
        int column = i % names.size();
        numbers[i] = (float) (numbers[i] * scales.get(column) + centers.get(column));
      }
      return Tensor.of(outputs.shape(), numbers);
    }
  }

  private static List<String> distinct(List<String> names) {
    List<String> copy = List.copyOf(names);
    if (copy.isEmpty() || new HashSet<>(copy).size() < copy.size()) {
      throw new IllegalArgumentException(
          "expected one name or more, each once, found " + shown(copy));
    }
    return copy;
  }

  private static void checkValues(Targets targets, List<String> names, boolean labels) {
    Targets.Values values = targets.values();
    float[] row = new float[values.width()];
    if (row.length != names.size()) {
      throw new IllegalArgumentException(
          "targets are of %d columns, and there are %d names: %s"
              .formatted(row.length, names.size(), shown(names)));
    }
    for (int i = 0; i < values.size(); i++) {
      values.read(i, row, 0);
      for (int k = 0; k < row.length; k++) {
        boolean fits = labels ? row[k] == 0 || row[k] == 1 : Float.isFinite(row[k]);
        if (!fits) {
          throw new IllegalArgumentException(
              "row %d has %s for '%s', expected %s"
                  .formatted(i, row[k], names.get(k), labels ? "0 or 1" : "a number"));
        }
      }
    }
  }

  private static String shown(List<String> names) {
    int most = 6;
    List<String> some = new ArrayList<>(names.subList(0, Math.min(most, names.size())));
    if (names.size() > most) {
      some.add("...");
    }
    return "(" + String.join(", ", some) + ")";
  }
}
