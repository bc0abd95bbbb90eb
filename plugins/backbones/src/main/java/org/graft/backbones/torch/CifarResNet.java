package org.graft.backbones.torch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;

/**
 * Residual networks for pictures of 32x32 (arXiv:1512.03385, section 4.2) with shortcuts of option
 * A: every second pixel, and channels of zeros on both sides. Under the names of
 * github.com/akamaster/pytorch_resnet_cifar10.
 *
 * @param blocks residual blocks of each of the three stages
 */
record CifarResNet(int blocks) implements TorchArchitecture {
  private static final int WIDTH = 16;
  private static final int SIDE = 32;

  static List<CifarResNet> all() {
    return Stream.of(3, 5, 7, 9, 18).map(CifarResNet::new).toList();
  }

  @Override
  public String name() {
    return "resnet" + (6 * blocks + 2);
  }

  @Override
  public String library() {
    return "cifar";
  }

  @Override
  public String citation() {
    return "arXiv:1512.03385";
  }

  @Override
  public Shape input() {
    return Shape.of(3, SIDE, SIDE);
  }

  @Override
  public ImageTransform transform() {
    return ImageTransform.imageNet(SIDE, SIDE);
  }

  @Override
  public String head() {
    return "linear";
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input).block("conv1");
    draft.conv("conv1", Conv.of(WIDTH, 3)).norm("bn1").relu("relu");
    for (int stage = 0; stage < 3; stage++) {
      for (int i = 0; i < blocks; i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        block(draft, "layer" + (stage + 1) + "." + i, WIDTH << stage, stride);
      }
    }
    return draft.average("avgpool").block(head()).dense(head(), classes).classifier();
  }

  private static void block(Draft draft, String name, int width, int stride) {
    String start = draft.block(name).last();
    int more = width - draft.channels();
    draft.conv(name + ".conv1", Conv.of(width, 3).stride(stride)).norm(name + ".bn1");
    draft.relu(name + ".relu1").conv(name + ".conv2", Conv.of(width, 3));
    String branch = draft.norm(name + ".bn2").last();
    if (more > 0) {
      Size two = new Size(stride, stride);
      Layer every = new Layer.MaxPooling(new Size(1, 1), Optional.of(two), Padding.VALID);
      draft.at(start).put(name + ".shortcut.pixels", every);
      draft.put(name + ".shortcut", new ChannelLayer.ChannelPadding(more / 2, more - more / 2));
      start = draft.last();
    }
    draft.at(branch).add(name + ".add", start).relu(name);
  }
}
