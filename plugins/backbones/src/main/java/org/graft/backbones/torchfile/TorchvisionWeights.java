package org.graft.backbones.torchfile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.torch.Published;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/**
 * A network of torchvision's with the weights that torchvision publishes for it: {@code
 * {torchvision: resnet50}}. The file is downloaded once; its name gives the first digits of its
 * SHA-256, which are checked, and the whole digest of the first copy is asked of every one after.
 */
@Name(
    value = "torchvision",
    doc = "A network of torchvision's with its published ImageNet weights, downloaded by name.")
public record TorchvisionWeights(
    @Param(doc = "The network, such as resnet50 or vit_b_16.") String network,
    @Param(
            doc =
                "Which weights, as torchvision calls them, such as imagenet1k-v1; absent: those"
                    + " that torchvision 0.14 takes.")
        Optional<String> weights,
    @Param(doc = "The last layer below the head; found when absent.") Optional<String> features)
    implements Backbone {
  /** Checks that there are such weights. */
  public TorchvisionWeights {
    PublishedWeights.of(network, weights);
  }

  @Override
  public Optional<Shape> input(DataAccess access) {
    int side = published().crop();
    return Optional.of(Shape.of(3, side, side));
  }

  @Override
  public Optional<Framing> framing(DataAccess access) {
    return Optional.of(published().framing());
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classCount) throws IOException {
    return opened(access).card(access, input, wishes());
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return Optional.of(opened(access).weights(card, wishes()));
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) throws IOException {
    return Optional.of(Published.of(opened(access).architecture(), network, weights));
  }

  private PublishedWeights published() {
    return PublishedWeights.of(network, weights);
  }

  private TorchWeights opened(DataAccess access) throws IOException {
    return TorchWeights.open(
        access,
        access.fetch(published().remote()),
        Optional.empty(),
        Optional.of("torchvision/" + network));
  }

  private TorchWeights.Wishes wishes() {
    return new TorchWeights.Wishes(
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        features,
        Optional.of(Path.of("imagenet")),
        List.of(),
        Optional.of(
            published().name().contains("swag")
                ? "CC-BY-NC-4.0 (SWAG: not for commercial use)"
                : "BSD-3-Clause, as torchvision; trained on ImageNet, which has terms of its own"),
        Optional.empty());
  }
}
