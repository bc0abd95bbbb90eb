package org.graft.datasets.images;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.datasets.images.FolderScan.ClassFolder;
import org.graft.spi.data.ClassNames;

/**
 * Decides which pictures count: of a file that is there twice, the copy in test, then in validation
 * stays, so that what is tested on is not trained on; under two classes none does, as nobody knows
 * which is right. Classes without pictures to train on are left out.
 */
final class Selection {
  private final List<Inspection> kept = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();

  /**
   * Selects from sound pictures.
   *
   * @param sound pictures that were decoded
   * @param folders the class folders they came from
   */
  Selection(List<Inspection> sound, List<ClassFolder> folders) {
    Map<String, List<Inspection>> copies = new LinkedHashMap<>();
    sound.forEach(p -> copies.computeIfAbsent(p.digest(), d -> new ArrayList<>()).add(p));
    Set<Inspection> excess = new HashSet<>();
    copies.values().stream().filter(same -> same.size() > 1).forEach(c -> excess(c, excess));
    sound.stream().filter(p -> !excess.contains(p)).forEach(kept::add);
    emptyClasses(folders);
  }

  /** The pictures that count, in their order. */
  List<Inspection> kept() {
    return kept;
  }

  /** The classes that can be learnt, in the order of {@link ClassNames}. */
  List<String> classes() {
    return classes;
  }

  /** What was left out, and why. */
  List<Problem> problems() {
    return problems;
  }

  private void excess(List<Inspection> copies, Set<Inspection> excess) {
    boolean oneClass = copies.stream().map(p -> p.entry().label()).distinct().count() == 1;
    Inspection first = copies.get(0);
    for (Inspection copy : copies) {
      if (copy.entry().section().compareTo(first.entry().section()) > 0) {
        first = copy;
      }
    }
    for (Inspection copy : copies) {
      if (!oneClass || !copy.equals(first)) {
        excess.add(copy);
      }
      if (!copy.equals(first)) {
        problems.add(new Problem(copy.entry().name(), sameAs(copy, first)));
      }
    }
  }

  private static String sameAs(Inspection copy, Inspection first) {
    String same = "has the same bytes as " + first.entry().name();
    if (!copy.entry().label().equals(first.entry().label())) {
      return same + ", under another class; neither counts";
    }
    return copy.entry().section() == first.entry().section()
        ? same
        : same + ", and their sections must not share pictures";
  }

  private void emptyClasses(List<ClassFolder> folders) {
    Map<ClassKey, Integer> counts = new HashMap<>();
    for (Inspection p : kept) {
      counts.merge(new ClassKey(p.entry().section(), p.entry().label()), 1, Integer::sum);
    }
    for (ClassFolder folder : folders) {
      if (!counts.containsKey(new ClassKey(folder.section(), folder.label()))) {
        problems.add(new Problem(folder.name(), "is a class without pictures"));
      }
    }
    List<String> labels = ClassNames.sorted(folders.stream().map(ClassFolder::label).toList());
    Set<String> inTrain =
        folders.stream()
            .filter(f -> f.section() == Section.TRAIN)
            .map(ClassFolder::label)
            .collect(Collectors.toSet());
    for (String label : labels) {
      if (counts.containsKey(new ClassKey(Section.TRAIN, label))) {
        classes.add(label);
      } else if (!inTrain.contains(label)) {
        folders.stream()
            .filter(f -> f.label().equals(label))
            .forEach(f -> problems.add(new Problem(f.name(), "is a class that train lacks")));
      }
    }
    kept.removeIf(p -> !classes.contains(p.entry().label()));
  }

  private record ClassKey(Section section, String label) {}
}
