package org.graft.backbones;

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
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** A chain of layers under a softmax head. */
@Name(value = "convnet", doc = "A list of layers under a softmax head, trained on the source data.")
public record Convnet(
    @Param(
            doc =
                "Layers from the input up, named by kind and number (convolution_1, dense_1, ...)."
                    + " The softmax head is added.")
        List<Layer> layers)
    implements Backbone {
  /** Needs one or more layers. */
  public Convnet {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("'layers' needs one layer or more");
    }
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) {
    return BackboneCard.headed(Network.sequential(input, layers), classes);
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) {
    return Optional.of(Published.of(network, weights));
  }
}
