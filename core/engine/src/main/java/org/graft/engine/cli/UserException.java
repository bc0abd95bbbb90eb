package org.graft.engine.cli;

/** Something the user can put right; the message says what and how. */
final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }
}
