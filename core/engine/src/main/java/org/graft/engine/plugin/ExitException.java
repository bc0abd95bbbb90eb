package org.graft.engine.plugin;

/**
 * What becomes of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt} in a plugin's
 * classes: it is an error, so that a plugin's own handling of exceptions lets it pass.
 */
public final class ExitException extends Error {
  private static final long serialVersionUID = 1L;

  private ExitException(String message) {
    super(message);
  }

  /** Stands in the place of {@code System.exit(code)}. */
  @SuppressWarnings("DoNotCallSuggester") // only rewritten classes call it
  public static void exit(int code) {
    throw new ExitException(
        "it called System.exit(" + code + "); a plugin may not end Graft's process");
  }

  /** Stands in the place of {@code runtime.exit(code)} and {@code runtime.halt(code)}. */
  @SuppressWarnings({"unused", "DoNotCallSuggester"}) // the receiver of the call it replaces
  public static void exit(Runtime runtime, int code) {
    exit(code);
  }
}
