package org.graft.engine.run;

import java.util.regex.Pattern;
import org.graft.spi.result.Stage;

/** A trial broke at a stage. */
final class StageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What ND4J, JavaCPP and C++ say when the system gives them no memory. */
  private static final Pattern NATIVE =
      Pattern.compile("Allocation failed|bad_alloc|Physical memory usage|Cannot allocate memory");

  private final Stage stage;

  StageException(Stage stage, String message) {
    super(message);
    this.stage = stage;
  }

  StageException(Stage stage, Throwable cause) {
    super(describe(cause), cause);
    this.stage = stage;
  }

  Stage stage() {
    return stage;
  }

  /** What went wrong in words, with what to do where that is known. */
  static String describe(Throwable cause) {
    String message = cause.getMessage();
    if (cause instanceof OutOfMemoryError) {
      return "out of memory ("
          + message
          + "); give Java more with GRAFT_JAVA_OPTS=-Xmx8g, run with fewer --workers, or take a"
          + " smaller training.batch";
    }
    if (message != null && NATIVE.matcher(message).find()) {
      return "out of native memory ("
          + message
          + "); run with fewer --workers or a smaller --memory, or take a smaller training.batch";
    }
    String name = cause.getClass().getSimpleName();
    return message == null
        ? name
        : cause instanceof IllegalArgumentException ? message : name + ": " + message;
  }
}
