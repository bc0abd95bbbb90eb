package org.graft.engine.run;

import org.graft.engine.problem.UserException;

/** A trainer cannot start as it was asked to; the message is for the user. */
public final class TrainerUnavailable extends UserException {
  private static final long serialVersionUID = 1L;

  /** Why, in words for the user. */
  public TrainerUnavailable(String message) {
    super(message);
  }

  TrainerUnavailable(String trainer, Throwable cause) {
    super(trainer + " cannot start: " + cause.getMessage(), cause);
  }
}
