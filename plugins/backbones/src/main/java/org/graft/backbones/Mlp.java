package org.graft.backbones;

import java.util.ArrayList;
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
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** A multi-layer perceptron under a softmax head; images are flattened. */
@Name(value = "mlp", doc = "Dense layers under a softmax head, trained on the source data.")
public record Mlp(
    @Param(doc = "Units of each hidden layer, from the input up.", min = 1) List<Integer> hidden,
    @Param(doc = "Activation of the hidden layers.", byDefault = "relu")
        ActivationFunction activation,
    @Param(doc = "How hidden kernels start.", byDefault = "he-uniform") Initializer initializer,
    @Param(
            doc = "Share of values zeroed after each hidden layer.",
            byDefault = "0",
            min = 0,
            max = 0.999)
        double dropout)
    implements Backbone {
  /** Needs one or more hidden layers. */
  public Mlp {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("'hidden' needs one number of units or more");
    }
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) {
    List<Layer> layers = new ArrayList<>();
    if (input.rank() != 1) {
      layers.add(new Layer.Flatten());
    }
    for (int units : hidden) {
      layers.add(new Layer.Dense(units, activation, initializer, true));
      if (dropout > 0) {
        layers.add(new Layer.Dropout(dropout));
      }
    }
    return BackboneCard.headed(Network.sequential(input, layers), classes);
  }

  @Override
  public Optional<Map<String, Tensor>> published(
      DataAccess access, Network network, Weights weights) {
    return Optional.of(Published.of(network, weights));
  }
}
