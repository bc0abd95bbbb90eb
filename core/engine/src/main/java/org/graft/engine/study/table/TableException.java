package org.graft.engine.study.table;

/** A table that cannot be read as scores; the message says where, what was expected and found. */
public final class TableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TableException(String message) {
    super(message);
  }
}
