package org.graft.backbones.torch;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;

/**
 * VGG (arXiv:1409.1556).
 *
 * @param stages convolutions of each stage
 * @param normalised whether batch normalisation follows each
 */
record Vgg(String name, List<Integer> stages, boolean normalised) implements VisionArchitecture {
  private static final int FIRST = 64;
  private static final int MOST = 512;
  private static final int UNITS = 4096;

  static List<Vgg> all() {
    List<Vgg> all = new ArrayList<>();
    for (String suffix : List.of("", "_bn")) {
      boolean normalised = !suffix.isEmpty();
      all.add(new Vgg("vgg11" + suffix, List.of(1, 1, 2, 2, 2), normalised));
      all.add(new Vgg("vgg13" + suffix, List.of(2, 2, 2, 2, 2), normalised));
      all.add(new Vgg("vgg16" + suffix, List.of(2, 2, 3, 3, 3), normalised));
      all.add(new Vgg("vgg19" + suffix, List.of(2, 2, 4, 4, 4), normalised));
    }
    return all;
  }

  @Override
  public String citation() {
    return "arXiv:1409.1556";
  }

  @Override
  public String head() {
    return "classifier.6";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input);
    int at = 0;
    for (int stage = 0; stage < stages.size(); stage++) {
      for (int i = 0; i < stages.get(stage); i++) {
        int filters = Math.min(MOST, FIRST << stage);
        draft.conv("features." + at++, Conv.of(filters, 3).biased());
        if (normalised) {
          draft.norm("features." + at++);
        }
        draft.relu("features." + at++);
      }
      draft.maxPool("features." + at++, 2, 2, 0, false);
    }
    return draft
        .adaptiveAverage("avgpool", 7)
        .put("flatten", new Layer.Flatten())
        .dense("classifier.0", UNITS)
        .relu("classifier.1")
        .dropout("classifier.2", 0.5)
        .dense("classifier.3", UNITS)
        .relu("classifier.4")
        .dropout("classifier.5", 0.5)
        .dense(head(), classes)
        .classifier();
  }
}
