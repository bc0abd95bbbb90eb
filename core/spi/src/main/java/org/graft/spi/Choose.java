package org.graft.spi;

import java.util.List;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * One of several strategies, or one strategy under one of several settings, chosen anew in every
 * replicate by scores on validation rows. The engine chooses; the candidates never meet the test
 * split, and only the chosen one is tested.
 *
 * @param of the candidates, in the order that decides between equal scores
 */
@Name(
    value = "choose",
    doc =
        "One of several strategies or settings of one, chosen in every replicate on validation rows"
            + " as 'selection' says; tested once.",
    cites = "https://jmlr.org/papers/v11/cawley10a.html")
public record Choose(
    @Param(doc = "The candidates; of equal scores the first wins.") List<Strategy> of)
    implements Strategy {
  /** Copies the list; there must be something to choose from. */
  public Choose {
    of = List.copyOf(of);
    if (of.isEmpty()) {
      throw new IllegalArgumentException("an empty list leaves nothing to choose from");
    }
    if (of.stream().anyMatch(Choose.class::isInstance)) {
      throw new IllegalArgumentException(
          "a candidate must not itself be a choice; list all of them");
    }
  }
}
