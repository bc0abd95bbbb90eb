package org.graft.backbones.torch;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;

/**
 * GoogLeNet (arXiv:1409.4842) with batch normalisation, and 3x3 convolutions where it has 5x5, as
 * torchvision has it.
 */
record GoogLeNet() implements VisionArchitecture {
  @Override
  public String name() {
    return "googlenet";
  }

  @Override
  public String citation() {
    return "arXiv:1409.4842";
  }

  @Override
  public String head() {
    return "fc";
  }

  @Override
  public boolean ignores(String key) {
    return VisionArchitecture.super.ignores(key) || key.matches("aux[12]\\..*");
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input, 0.9, 1e-3);
    conv(draft.block("conv1"), "conv1", Conv.of(64, 7).stride(2));
    draft.maxPool("maxpool1", 3, 2, 0, true);
    conv(draft.block("conv2"), "conv2", Conv.of(64, 1));
    conv(draft.block("conv3"), "conv3", Conv.of(192, 3));
    draft.maxPool("maxpool2", 3, 2, 0, true);
    inception(draft, "inception3a", 64, 96, 128, 16, 32, 32);
    inception(draft, "inception3b", 128, 128, 192, 32, 96, 64);
    draft.maxPool("maxpool3", 3, 2, 0, true);
    inception(draft, "inception4a", 192, 96, 208, 16, 48, 64);
    inception(draft, "inception4b", 160, 112, 224, 24, 64, 64);
    inception(draft, "inception4c", 128, 128, 256, 24, 64, 64);
    inception(draft, "inception4d", 112, 144, 288, 32, 64, 64);
    inception(draft, "inception4e", 256, 160, 320, 32, 128, 128);
    draft.maxPool("maxpool4", 2, 2, 0, true);
    inception(draft, "inception5a", 256, 160, 320, 32, 128, 128);
    inception(draft, "inception5b", 384, 192, 384, 48, 128, 128);
    draft.average("avgpool").block(head()).dropout("dropout", 0.2);
    return draft.dense(head(), classes).classifier();
  }

  private static Draft conv(Draft draft, String name, Conv conv) {
    return draft.conv(name + ".conv", conv).norm(name + ".bn").relu(name + ".relu");
  }

  /** Widths: 1x1; 1x1 and 3x3; 1x1 and 3x3; after pooling. */
  private static void inception(Draft draft, String name, int... widths) {
    String start = draft.block(name).last();
    String one = conv(draft, name + ".branch1", Conv.of(widths[0], 1)).last();
    conv(draft.at(start), name + ".branch2.0", Conv.of(widths[1], 1));
    String two = conv(draft, name + ".branch2.1", Conv.of(widths[2], 3)).last();
    conv(draft.at(start), name + ".branch3.0", Conv.of(widths[3], 1));
    String three = conv(draft, name + ".branch3.1", Conv.of(widths[4], 3)).last();
    draft.at(start).maxPool(name + ".branch4.0", 3, 1, 1, true);
    String four = conv(draft, name + ".branch4.1", Conv.of(widths[5], 1)).last();
    draft.concatenate(name, List.of(one, two, three, four));
  }
}
