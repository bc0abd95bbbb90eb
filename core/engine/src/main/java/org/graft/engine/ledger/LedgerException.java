package org.graft.engine.ledger;

/** The ledger could not be read or written; the message is for the user. */
public final class LedgerException extends RuntimeException {
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
