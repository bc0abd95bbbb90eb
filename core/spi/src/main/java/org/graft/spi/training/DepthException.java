package org.graft.spi.training;

/**
 * A depth that a network has not: fewer blocks, or no layer of that name. In a grid of networks and
 * depths such a combination is left out, where other wrong values end planning.
 */
public final class DepthException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  DepthException(String message) {
    super(message);
  }
}
