package org.graft.datasets.images;

import org.jspecify.annotations.Nullable;

/** A file that is no picture, or not a whole one; the message says what is wrong with it. */
final class BrokenPictureException extends Exception {
  private static final long serialVersionUID = 1;

  private final String what;

  BrokenPictureException(String message) {
    super(message);
    this.what = message;
  }

  BrokenPictureException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.what = message;
  }

  @Override
  public String getMessage() {
    return what;
  }
}
