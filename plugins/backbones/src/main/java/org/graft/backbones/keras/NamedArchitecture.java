package org.graft.backbones.keras;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Network;

/** A published architecture without weights: {@code backbone: {architecture: resnet50}}. */
@Name(value = "architecture", doc = "A published network by name, trained on the source data.")
public record NamedArchitecture(@Param(doc = "Which.") Architecture name) implements Backbone {
  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) throws IOException {
    KerasModel model = name.model(classes);
    if (input.rank() != 3) {
      throw new IllegalArgumentException("it takes images, found inputs of " + input);
    }
    KerasModel sized = model.taking(input);
    Network network = new Conversion(sized, KerasWeights.NONE, input).network();
    return new BackboneCard(
        network,
        network
            .belowHead()
            .orElseThrow(() -> new IllegalArgumentException("it has nothing below its head")),
        List.of(),
        Optional.empty(),
        new Credits("", name.citation(), List.of()));
  }
}
