package org.graft.product.circle.right;

import java.util.List;
import org.graft.product.circle.left.Hen;

/** Planted: comes from hens. */
public record Egg(List<Hen> from) {
  /** The first hen. */
  public Hen first() {
    return from.get(0);
  }
}
