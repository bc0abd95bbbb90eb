package org.graft.engine.problem;

/**
 * Something the user can put right; the message says what, where and how. The command line prints
 * it and exits 2.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with what is wrong, where, and what to do. */
  public UserException(String message) {
    super(message);
  }

  /** Likewise, with what it comes from. */
  public UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
