package org.graft.backbones.keras;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.torch.Published;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** A published architecture without weights: {@code backbone: {architecture: resnet50}}. */
@Name(value = "architecture", doc = "A published network by name, trained on the source data.")
public record NamedArchitecture(
    @Param(
            doc =
                "Which. Keras's: vgg16, vgg19, resnet50, squeezenet, squeezenet-1-1, darknet19,"
                    + " xception, lenet, alexnet. PyTorch's, by torchvision's and timm's names:"
                    + " torchvision/resnet50, efficientnet_b0, vit_b_16, convnext_tiny,"
                    + " cifar/resnet20, ...; a name that is none is answered with those near it.")
        ArchitectureName name)
    implements Backbone {
  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) throws IOException {
    if (input.rank() != 3) {
      throw new IllegalArgumentException("it takes images, found inputs of " + input);
    }
    if (name.keras().isPresent()) {
      Architecture keras = name.keras().get();
      KerasModel sized = keras.model(classes).taking(input);
      Network network = new Conversion(sized, KerasWeights.NONE, input).network();
      return card(network, keras.citation());
    }
    TorchArchitecture torch = name.torch();
    return card(torch.network(input, classes), torch.citation());
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) {
    return name.keras().isPresent()
        ? Optional.empty()
        : Optional.of(Published.of(name.torch(), network, weights));
  }

  private static BackboneCard card(Network network, String citation) {
    return new BackboneCard(
        network,
        network
            .belowHead()
            .orElseThrow(() -> new IllegalArgumentException("it has nothing below its head")),
        List.of(),
        Optional.empty(),
        new Credits("", citation, List.of()));
  }
}
