package org.graft.datasets.images;

import javax.imageio.IIOException;

/** A picture that is whole, and of a kind that is not read; the message says which and why. */
final class UnsupportedPictureException extends IIOException {
  private static final long serialVersionUID = 1L;

  UnsupportedPictureException(String message) {
    super(message);
  }
}
