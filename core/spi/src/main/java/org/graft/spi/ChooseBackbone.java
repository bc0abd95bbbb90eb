package org.graft.spi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Framing;

/**
 * One of several backbones, chosen anew in every replicate and for every strategy, together with
 * the strategy's settings, by scores on validation rows. The engine chooses; what it says of itself
 * is what the first of them says, which every other must go with.
 *
 * @param of the backbones, in the order that decides between equal scores
 */
@Name(
    value = "choose",
    doc =
        "One of several backbones, chosen in every replicate on validation rows as 'selection'"
            + " says.",
    cites = "https://jmlr.org/papers/v11/cawley10a.html")
public record ChooseBackbone(
    @Param(doc = "The backbones; of equal scores the first wins.") List<Backbone> of)
    implements Backbone {
  /** Copies the list; there must be something to choose from. */
  public ChooseBackbone {
    of = List.copyOf(of);
    if (of.isEmpty()) {
      throw new IllegalArgumentException("an empty list leaves nothing to choose from");
    }
    if (of.stream().anyMatch(ChooseBackbone.class::isInstance)) {
      throw new IllegalArgumentException(
          "a candidate must not itself be a choice; list all of them");
    }
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    return of.get(0).input(access);
  }

  @Override
  public Optional<Framing> framing(DataAccess access) throws IOException {
    return of.get(0).framing(access);
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) throws IOException {
    return of.get(0).card(access, input, classes);
  }
}
