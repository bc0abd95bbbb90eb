package org.graft.engine.plugin;

import org.jspecify.annotations.Nullable;

/** What went wrong in a plugin's code, in words. */
public final class Fault {
  /** Characters of a message that terminals, ledgers and pages take. */
  private static final int LONGEST = 2000;

  private Fault() {}

  /** What was thrown: its message, after its type where the message is not meant for users. */
  public static String words(Throwable thrown) {
    String message = message(thrown);
    if (thrown instanceof OutOfMemoryError) {
      return "it ran out of memory ("
          + bounded(String.valueOf(message))
          + "); give Java more with GRAFT_JAVA_OPTS=-Xmx8g";
    }
    String name = thrown.getClass().getSimpleName();
    String type = name.isEmpty() ? thrown.getClass().getName() : name;
    if (message == null) {
      return type;
    }
    if (thrown instanceof NoClassDefFoundError) {
      return "a class is missing: " + bounded(message);
    }
    boolean meant = thrown instanceof IllegalArgumentException || thrown instanceof ExitException;
    return meant ? bounded(message) : type + ": " + bounded(message);
  }

  /** A plugin's exception may break in turn when it is asked. */
  private static @Nullable String message(Throwable thrown) {
    try {
      return thrown.getMessage();
    } catch (RuntimeException | Error e) {
      return "its message cannot be read: " + e.getClass().getSimpleName();
    }
  }

  /** A text that is not endless and can be shown anywhere. */
  public static String bounded(String text) {
    return Visible.text(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...");
  }
}
