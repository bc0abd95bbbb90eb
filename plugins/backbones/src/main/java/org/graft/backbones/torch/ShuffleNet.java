package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Network;

/**
 * ShuffleNet's second version (arXiv:1807.11164).
 *
 * @param widths channels of the three stages and of the last convolution
 */
record ShuffleNet(String name, List<Integer> widths) implements VisionArchitecture {
  private static final int[] BLOCKS = {4, 8, 4};

  static List<ShuffleNet> all() {
    return List.of(
        new ShuffleNet("shufflenet_v2_x0_5", List.of(48, 96, 192, 1024)),
        new ShuffleNet("shufflenet_v2_x1_0", List.of(116, 232, 464, 1024)),
        new ShuffleNet("shufflenet_v2_x1_5", List.of(176, 352, 704, 1024)),
        new ShuffleNet("shufflenet_v2_x2_0", List.of(244, 488, 976, 2048)));
  }

  @Override
  public String citation() {
    return "arXiv:1807.11164";
  }

  @Override
  public String head() {
    return "fc";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("conv1");
    draft.convNorm("conv1", Conv.of(24, 3).stride(2)).relu("conv1.2");
    draft.maxPool("maxpool", 3, 2, 1, false);
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int i = 0; i < BLOCKS[stage]; i++) {
        block(draft, "stage" + (stage + 2) + "." + i, widths.get(stage) / 2, i == 0);
      }
    }
    return draft
        .block("conv5")
        .convNorm("conv5", Conv.of(widths.get(3), 1))
        .relu("conv5.2")
        .average("mean")
        .block(head())
        .dense(head(), classes)
        .classifier();
  }

  private static void block(Draft draft, String name, int half, boolean halves) {
    String start = draft.block(name).last();
    String left = name + ".left";
    if (halves) {
      int in = draft.channels();
      draft.convNorm(name + ".branch1", Conv.of(in, 3).stride(2).groups(in));
      draft.conv(name + ".branch1.2", Conv.of(half, 1)).norm(name + ".branch1.3");
      left = draft.relu(name + ".branch1.4").last();
      draft.at(start);
    } else {
      draft.put(left, new ChannelLayer.Slice(0, half)).at(start);
      draft.put(name + ".right", new ChannelLayer.Slice(half, half));
    }
    draft.convNorm(name + ".branch2", Conv.of(half, 1)).relu(name + ".branch2.2");
    draft.conv(name + ".branch2.3", Conv.of(half, 3).stride(halves ? 2 : 1).groups(half));
    draft.norm(name + ".branch2.4").conv(name + ".branch2.5", Conv.of(half, 1));
    draft.norm(name + ".branch2.6").relu(name + ".branch2.7");
    draft.concatenate(name + ".concatenation", List.of(left, draft.last()));
    draft.put(name, new ChannelLayer.ChannelShuffle(2));
  }
}
