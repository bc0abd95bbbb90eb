package org.graft.datasets.images;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.Seed;

/**
 * Draws pictures to test from those to train: of each class the same share, rounded to the nearest
 * number, halves up. It depends on the seed, the class's name and its pictures' order only.
 *
 * @param share in (0, 1)
 * @param seed of the draw
 */
record TestShare(double share, Seed seed) {
  /** The pictures, with some of train's moved to test. */
  List<Inspection> of(List<Inspection> pictures) {
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < pictures.size(); i++) {
      Entry entry = pictures.get(i).entry();
      if (entry.section() == Section.TRAIN) {
        places.computeIfAbsent(entry.label(), label -> new ArrayList<>()).add(i);
      }
    }
    List<Inspection> drawn = new ArrayList<>(pictures);
    places.forEach(
        (label, theirs) -> {
          int[] order = seed.derive("test").derive(label).randomness().permutation(theirs.size());
          long wanted = Math.round(share * theirs.size());
          for (int i = 0; i < Math.min(wanted, theirs.size() - 1); i++) {
            int place = theirs.get(order[i]);
            drawn.set(place, pictures.get(place).in(Section.TEST));
          }
        });
    return drawn;
  }
}
