package org.graft.spi.data;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Digest;

/**
 * A data set with its splits.
 *
 * @param classes class names; a label is an index into them
 * @param train the training split
 * @param validation the validation split, where there is one
 * @param test the test split; strategies never see it
 * @param notes what the user should know of it, such as files that were left out; part of no digest
 * @param missing what inputs that are NaN mean
 */
public record Dataset(
    List<String> classes,
    Examples train,
    Optional<Examples> validation,
    Examples test,
    List<Note> notes,
    MissingInputs missing) {
  /** Checks that splits agree in shape and that labels have names. */
  public Dataset {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
    check("train", train, train, classes.size());
    check("test", test, train, classes.size());
    if (validation.isPresent()) {
      check("validation", validation.get(), train, classes.size());
    }
  }

  /** A data set whose inputs are all known. */
  public Dataset(
      List<String> classes,
      Examples train,
      Optional<Examples> validation,
      Examples test,
      List<Note> notes) {
    this(classes, train, validation, test, notes, MissingInputs.NONE);
  }

  /** A data set whose inputs are all known and of which there is nothing to note. */
  public Dataset(
      List<String> classes, Examples train, Optional<Examples> validation, Examples test) {
    this(classes, train, validation, test, List.of());
  }

  private static void check(String split, Examples examples, Examples train, int classes) {
    if (!examples.inputShape().equals(train.inputShape())) {
      throw new IllegalArgumentException(
          split + " inputs are " + examples.inputShape() + ", train's " + train.inputShape());
    }
    for (int row = 0; row < examples.size(); row++) {
      if (examples.label(row) >= classes) {
        throw new IllegalArgumentException(
            split
                + " row "
                + row
                + " has label "
                + examples.label(row)
                + " of "
                + classes
                + " classes");
      }
    }
  }

  /** Shape of one input. */
  public Shape inputShape() {
    return train.inputShape();
  }

  /**
   * SHA-256 over class names, splits, inputs (or what they are known by) and labels: 64 hexadecimal
   * digits.
   */
  public String digest() {
    Digest digest = new Digest().add("dataset");
    classes.forEach(digest::add);
    train.addTo(digest.add("train"));
    validation.ifPresent(v -> v.addTo(digest.add("validation")));
    test.addTo(digest.add("test"));
    if (missing != MissingInputs.NONE) {
      digest.add("missing").add(missing.name());
    }
    return digest.hex();
  }
}
