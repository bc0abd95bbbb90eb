package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * Densely connected networks (arXiv:1608.06993). A block in Graft's sense is one of their layers.
 *
 * @param growth channels that a layer adds
 * @param stages layers of each dense block
 * @param stem channels of the first convolution
 */
record DenseNet(String name, int growth, List<Integer> stages, int stem)
    implements VisionArchitecture {
  static List<DenseNet> all() {
    return List.of(
        new DenseNet("densenet121", 32, List.of(6, 12, 24, 16), 64),
        new DenseNet("densenet161", 48, List.of(6, 12, 36, 24), 96),
        new DenseNet("densenet169", 32, List.of(6, 12, 32, 32), 64),
        new DenseNet("densenet201", 32, List.of(6, 12, 48, 32), 64));
  }

  @Override
  public String citation() {
    return "arXiv:1608.06993";
  }

  @Override
  public String head() {
    return "classifier";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft =
        new Draft(input)
            .block("features.conv0")
            .conv("features.conv0", Conv.of(stem, 7).stride(2))
            .norm("features.norm0")
            .relu("features.relu0")
            .maxPool("features.pool0", 3, 2, 1, false);
    for (int stage = 1; stage <= stages.size(); stage++) {
      for (int i = 1; i <= stages.get(stage - 1); i++) {
        layer(draft, "features.denseblock" + stage + ".denselayer" + i);
      }
      if (stage < stages.size()) {
        transition(draft, "features.transition" + stage);
      }
    }
    return draft
        .norm("features.norm5")
        .relu("relu")
        .average("avgpool")
        .block(head())
        .dense(head(), classes)
        .classifier();
  }

  private void layer(Draft draft, String name) {
    String before = draft.block(name).last();
    draft.norm(name + ".norm1").relu(name + ".relu1").conv(name + ".conv1", Conv.of(4 * growth, 1));
    draft.norm(name + ".norm2").relu(name + ".relu2").conv(name + ".conv2", Conv.of(growth, 3));
    draft.concatenate(name, List.of(before, draft.last()));
  }

  private static void transition(Draft draft, String name) {
    int half = draft.channels() / 2;
    draft
        .block(name)
        .norm(name + ".norm")
        .relu(name + ".relu")
        .conv(name + ".conv", Conv.of(half, 1));
    draft.averagePool(name + ".pool", 2, 2, 0);
  }
}
