package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * SqueezeNet (arXiv:1602.07360).
 *
 * @param stem channels and window of the first convolution
 * @param pools indices of poolings among {@code features}
 */
record SqueezeNet(String name, List<Integer> stem, List<Integer> pools)
    implements VisionArchitecture {
  private static final int LAST = 12;

  static List<SqueezeNet> all() {
    return List.of(
        new SqueezeNet("squeezenet1_0", List.of(96, 7), List.of(2, 6, 11)),
        new SqueezeNet("squeezenet1_1", List.of(64, 3), List.of(2, 5, 8)));
  }

  @Override
  public String citation() {
    return "arXiv:1602.07360";
  }

  @Override
  public String head() {
    return "classifier.1";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("features.0");
    draft.conv("features.0", Conv.of(stem.get(0), stem.get(1)).stride(2).border(0).biased());
    draft.relu("features.1");
    int fire = 0;
    for (int i = 2; i <= LAST; i++) {
      if (pools.contains(i)) {
        draft.maxPool("features." + i, 3, 2, 0, true);
      } else {
        fire(draft, "features." + i, 16 * (fire / 2 + 1));
        fire++;
      }
    }
    return draft
        .block(head())
        .dropout("classifier.0", 0.5)
        .conv(head(), Conv.of(classes, 1).biased())
        .relu("classifier.2")
        .average("classifier.3")
        .classifier();
  }

  private static void fire(Draft draft, String name, int squeezed) {
    draft.block(name).conv(name + ".squeeze", Conv.of(squeezed, 1).biased());
    String squeeze = draft.relu(name + ".squeeze_activation").last();
    draft.conv(name + ".expand1x1", Conv.of(4 * squeezed, 1).biased());
    String points = draft.relu(name + ".expand1x1_activation").last();
    draft.at(squeeze).conv(name + ".expand3x3", Conv.of(4 * squeezed, 3).biased());
    String windows = draft.relu(name + ".expand3x3_activation").last();
    draft.concatenate(name, List.of(points, windows));
  }
}
