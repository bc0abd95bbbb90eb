package org.graft.spi.data;

import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Digest;

/**
 * A data set with its splits.
 *
 * @param target what is to be predicted of each example
 * @param train the training split
 * @param validation the validation split, where there is one
 * @param test the test split; strategies never see it
 * @param notes what the user should know of it, such as files that were left out; part of no digest
 * @param missing what inputs that are NaN mean
 * @param domains rows of the training split that came from each of several domains, in their order;
 *     empty where it is one
 */
public record Dataset(
    Target target,
    Examples train,
    Optional<Examples> validation,
    Examples test,
    List<Note> notes,
    MissingInputs missing,
    List<Integer> domains) {
  /** Checks that splits agree in shape and that targets are of the kind that is told. */
  public Dataset {
    notes = List.copyOf(notes);
    domains = List.copyOf(domains);
    int rows = domains.stream().mapToInt(own -> own).sum();
    if (!domains.isEmpty() && rows != train.size()) {
      throw new IllegalArgumentException(
          "domains have " + rows + " rows, the training split " + train.size());
    }
    check("train", train, train, target);
    check("test", test, train, target);
    if (validation.isPresent()) {
      check("validation", validation.get(), train, target);
    }
  }

  /** A data set of one domain. */
  public Dataset(
      Target target,
      Examples train,
      Optional<Examples> validation,
      Examples test,
      List<Note> notes,
      MissingInputs missing) {
    this(target, train, validation, test, notes, missing, List.of());
  }

  /** A data set whose inputs are all known. */
  public Dataset(
      Target target,
      Examples train,
      Optional<Examples> validation,
      Examples test,
      List<Note> notes) {
    this(target, train, validation, test, notes, MissingInputs.NONE);
  }

  /** A data set of classes whose inputs are all known. */
  public Dataset(
      List<String> classes,
      Examples train,
      Optional<Examples> validation,
      Examples test,
      List<Note> notes) {
    this(new Target.Classes(classes), train, validation, test, notes);
  }

  /** A data set of classes whose inputs are all known and of which there is nothing to note. */
  public Dataset(
      List<String> classes, Examples train, Optional<Examples> validation, Examples test) {
    this(classes, train, validation, test, List.of());
  }

  private static void check(String split, Examples examples, Examples train, Target target) {
    if (!examples.inputShape().equals(train.inputShape())) {
      throw new IllegalArgumentException(
          split + " inputs are " + examples.inputShape() + ", train's " + train.inputShape());
    }
    try {
      target.check(examples.targets());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(split + " " + e.getMessage(), e);
    }
  }

  /**
   * Names of its classes; a label is an index into them.
   *
   * @throws IllegalArgumentException if its target is of another kind
   */
  public List<String> classes() {
    return target.classes();
  }

  /** Shape of one input. */
  public Shape inputShape() {
    return train.inputShape();
  }

  /**
   * SHA-256 over the target's names, splits, inputs (or what they are known by) and targets: 64
   * hexadecimal digits.
   */
  public String digest() {
    Digest digest = new Digest().add("dataset");
    target.addTo(digest);
    train.addTo(digest.add("train"));
    validation.ifPresent(v -> v.addTo(digest.add("validation")));
    test.addTo(digest.add("test"));
    if (missing != MissingInputs.NONE) {
      digest.add("missing").add(missing.name());
    }
    return digest.hex();
  }
}
