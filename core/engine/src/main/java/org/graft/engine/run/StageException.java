package org.graft.engine.run;

import java.util.regex.Pattern;
import org.graft.engine.plugin.Fault;
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
    String words = Fault.words(cause);
    if (cause instanceof OutOfMemoryError) {
      return "out of memory ("
          + Fault.bounded(String.valueOf(cause.getMessage()))
          + "); give Java more with GRAFT_JAVA_OPTS=-Xmx8g, run with fewer --workers, or take a"
          + " smaller training.batch";
    }
    if (cause instanceof PluginFault) {
      return String.valueOf(cause.getMessage());
    }
    return NATIVE.matcher(words).find()
        ? "out of native memory ("
            + words
            + "); run with fewer --workers or a smaller --memory, or take a smaller training.batch"
        : words;
  }
}
