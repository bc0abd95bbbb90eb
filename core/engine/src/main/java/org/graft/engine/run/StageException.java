package org.graft.engine.run;

/** A trial broke at a stage. */
final class StageException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String stage;

  StageException(String stage, String message) {
    super(message);
    this.stage = stage;
  }

  StageException(String stage, Throwable cause) {
    super(describe(cause), cause);
    this.stage = stage;
  }

  String stage() {
    return stage;
  }

  /** What went wrong in words, with what to do where that is known. */
  static String describe(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "out of memory ("
          + cause.getMessage()
          + "); give Graft more with GRAFT_JAVA_OPTS=-Xmx8g, or run with fewer --workers";
    }
    String message = cause.getMessage();
    String name = cause.getClass().getSimpleName();
    return message == null
        ? name
        : cause instanceof IllegalArgumentException ? message : name + ": " + message;
  }
}
