package org.example.lab;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;

/**
 * Dense layers, each half as wide as the one before. It has no weights of its own: Graft trains it
 * on the source data.
 *
 * @param widest units of the first layer
 * @param layers how many layers
 */
@Name(value = "my-lab-pyramid", doc = "Dense layers, each half as wide as the one before.")
public record Pyramid(
    @Param(doc = "Units of the first layer.", unit = "units", byDefault = "32", min = 1) int widest,
    @Param(doc = "How many layers.", unit = "layers", byDefault = "3", min = 1, max = 30)
        int layers)
    implements Backbone {
  /** Checks that every layer has a unit. */
  public Pyramid {
    if (widest >> (layers - 1) < 1) {
      throw new IllegalArgumentException(
          layers + " layers need a first one of " + (1 << (layers - 1)) + " units or more");
    }
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) {
    if (input.rank() != 1) {
      throw new IllegalArgumentException("it takes vectors of features, found inputs of " + input);
    }
    List<Layer> body = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      body.add(new Layer.Dense(widest >> i, ActivationFunction.RELU, Initializer.HE_UNIFORM, true));
    }
    return BackboneCard.headed(Network.sequential(input, body), classes);
  }
}
