package org.graft.engine.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.graft.engine.problem.IoWords;
import org.jspecify.annotations.Nullable;

/** What went wrong in a plugin's code, in words. */
public final class Fault {
  /** Characters of a message that terminals, ledgers and pages take. */
  private static final int LONGEST = 2000;

  /** Causes that are looked at: they may go round in a circle. */
  private static final int DEEPEST = 20;

  private static final String ENGINE = "org.graft.engine.";

  private Fault() {}

  /**
   * What was thrown: its message, after its type where the message is not meant for users, and the
   * line of the plugin's code that it came from, where it did.
   */
  public static String words(Throwable thrown) {
    return what(thrown) + line(thrown).map(Fault::place).orElse("");
  }

  /**
   * The same after the plugin's name; empty of what no plugin's code threw, such as a fault of the
   * engine that was called from there.
   */
  public static Optional<String> ofPlugin(Throwable thrown) {
    return line(thrown).map(line -> "plugin '" + plugin(line) + "': " + what(thrown) + place(line));
  }

  private static String what(Throwable thrown) {
    if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException disk) {
      return bounded(IoWords.of(disk));
    }
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

  /** The innermost line of a plugin's code, of what was thrown or else of what caused it. */
  private static Optional<StackTraceElement> line(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      for (StackTraceElement line : cause.getStackTrace()) {
        if (line.getClassName().startsWith(ENGINE)) {
          break;
        }
        if (PluginClassLoader.isNameOfOne(line.getClassLoaderName())) {
          return Optional.of(line);
        }
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static String place(StackTraceElement line) {
    String type = line.getClassName();
    return bounded(
        ", at %s.%s(%s:%d)"
            .formatted(
                type.substring(type.lastIndexOf('.') + 1),
                line.getMethodName(),
                Objects.requireNonNullElse(line.getFileName(), "unknown source"),
                line.getLineNumber()));
  }

  private static String plugin(StackTraceElement line) {
    return String.valueOf(Path.of(String.valueOf(line.getClassLoaderName())).getFileName());
  }

  /** A text that is not endless and can be shown anywhere. */
  public static String bounded(String text) {
    return Visible.text(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...");
  }
}
