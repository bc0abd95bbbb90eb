package org.graft.engine;

/** Something the user can put right; the message says what and how. */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with what is wrong, where, and what to do. */
  public UserException(String message) {
    super(message);
  }
}
