package org.graft.engine.ledger;

import org.graft.engine.problem.UserException;

/** The ledger could not be read or written; the message is for the user. */
public final class LedgerException extends UserException {
  private static final long serialVersionUID = 1L;

  /** What was tried and what went wrong. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What is wrong. */
  public LedgerException(String message) {
    super(message);
  }
}
