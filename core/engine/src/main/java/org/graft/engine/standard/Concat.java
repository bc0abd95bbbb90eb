package org.graft.engine.standard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.engine.data.DataSpec;
import org.graft.engine.data.HeldOutRows;
import org.graft.engine.data.JoinedTarget;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Note;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;

/**
 * Several data sets as one, split by split, each through a view of its own: {@code {concat: [{usps:
 * {}}, {mnist: {}, count: 1000}]}}. Inputs must be of one shape; labels and numbers must be the
 * same in all of them.
 *
 * @param sets which, in order
 * @param labels what becomes of their classes; where they are the same, or have no name in common,
 *     they are joined unless said otherwise
 */
@Name(value = "concat", doc = "Several data sets as one, split by split.")
public record Concat(
    @Param(doc = "The data sets, each with a view of its own beside its name.") List<DataSpec> sets,
    @Param(
            doc =
                "joined: classes of one name are one; kept: each set has its own, named after it."
                    + " Asked where only some names are the same; joined otherwise.")
        Optional<Labels> labels)
    implements DatasetProvider {
  /** What becomes of classes. */
  public enum Labels {
    /** Classes of one name are one. */
    JOINED,
    /** Each set has its own. */
    KEPT
  }

  /** Checks that there are several. */
  public Concat {
    sets = List.copyOf(sets);
    if (sets.size() < 2) {
      throw new IllegalArgumentException("concat needs two data sets or more");
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) throws IOException {
    List<Dataset> all = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    for (DataSpec set : sets) {
      Dataset one = set.part(access, seed);
      Shape shape = all.isEmpty() ? one.inputShape() : all.get(0).inputShape();
      if (!one.inputShape().equals(shape)) {
        throw new IOException(
            "concat: inputs of %s are %s, those of %s %s; 'size: 28' beside a data set resizes its images"
                .formatted(set.label(), one.inputShape(), sets.get(0).label(), shape));
      }
      all.add(one);
      notes.addAll(one.notes());
    }
    boolean ofClasses = all.stream().allMatch(one -> one.target() instanceof Target.Classes);
    return ofClasses ? ofClasses(all, notes) : ofValues(all, notes);
  }

  /** Of labels or numbers, which are the same in all sets. */
  private Dataset ofValues(List<Dataset> all, List<Note> notes) throws IOException {
    Target target = all.get(0).target();
    for (int i = 1; i < all.size(); i++) {
      if (!JoinedTarget.alike(target, all.get(i).target())) {
        throw new IOException(
            "concat: %s is of %s, %s of %s; labels and numbers must be the same, in the same order"
                .formatted(
                    sets.get(0).label(),
                    JoinedTarget.words(target),
                    sets.get(i).label(),
                    JoinedTarget.words(all.get(i).target())));
      }
    }
    if (labels.equals(Optional.of(Labels.KEPT))) {
      throw new IOException(
          "concat: 'labels: kept' tells classes apart, and these are "
              + target.kind()
              + ", which are the same in all sets; leave it out");
    }
    return whole(all, notes, JoinedTarget.unfitted(target), (part, set) -> part);
  }

  private Dataset ofClasses(List<Dataset> all, List<Note> notes) throws IOException {
    List<List<String>> names = names(all, notes);
    List<String> classes = names.stream().flatMap(List::stream).distinct().toList();
    return whole(
        all,
        notes,
        new Target.Classes(classes),
        (part, set) -> renamed(part, names.get(set), classes));
  }

  /** Rows of a set as they are in the whole. */
  private interface Told {
    Examples rows(Examples part, int set);
  }

  private static Dataset whole(List<Dataset> all, List<Note> notes, Target target, Told told) {
    boolean validated = all.stream().anyMatch(one -> one.validation().isPresent());
    boolean gaps = all.stream().anyMatch(one -> one.missing() != MissingInputs.NONE);
    return new Dataset(
        target,
        joined(all.stream().map(Dataset::train).toList(), told),
        validated
            ? Optional.of(
                joined(
                    all.stream()
                        .map(one -> one.validation().orElse(one.train().select(new int[0])))
                        .toList(),
                    told))
            : Optional.empty(),
        joined(all.stream().map(Dataset::test).toList(), told),
        notes,
        gaps ? MissingInputs.TRAINING_MEAN : MissingInputs.NONE,
        List.of());
  }

  /** The names that the classes of each set have in the whole. */
  private List<List<String>> names(List<Dataset> all, List<Note> notes) throws IOException {
    List<List<String>> own = all.stream().map(Dataset::classes).toList();
    boolean same = own.stream().map(Set::copyOf).distinct().count() == 1;
    Set<String> met = new LinkedHashSet<>();
    Set<String> common = new LinkedHashSet<>();
    own.forEach(names -> names.stream().filter(n -> !met.add(n)).forEach(common::add));
    if (labels.isEmpty() && !same && !common.isEmpty()) {
      throw new IOException(
          "concat: %s are classes of several of its sets, others are of one only; say labels: joined if these are the same classes, or labels: kept"
              .formatted(common));
    }
    if (labels.isEmpty() && same) {
      notes.add(
          new Note(
              "concat: its sets have the same classes, which are joined (labels: kept would tell"
                  + " them apart)",
              List.of()));
    }
    if (labels.equals(Optional.of(Labels.KEPT))) {
      return IntStream.range(0, own.size())
          .mapToObj(i -> own.get(i).stream().map(name -> prefix(i) + "/" + name).toList())
          .toList();
    }
    return own;
  }

  /** A set's label; with its place where another has the same. */
  private String prefix(int set) {
    String label = sets.get(set).label();
    long alike = sets.stream().filter(other -> other.label().equals(label)).count();
    return alike > 1 ? label + " " + (set + 1) : label;
  }

  private static Examples joined(List<Examples> parts, Told told) {
    Examples whole = told.rows(parts.get(0), 0);
    for (int i = 1; i < parts.size(); i++) {
      whole = HeldOutRows.joined(whole, told.rows(parts.get(i), i));
    }
    return whole;
  }

  private static Examples renamed(Examples part, List<String> names, List<String> classes) {
    int[] label = names.stream().mapToInt(classes::indexOf).toArray();
    return new Examples(
        part.inputs(), IntStream.of(part.labels()).map(own -> label[own]).toArray());
  }
}
