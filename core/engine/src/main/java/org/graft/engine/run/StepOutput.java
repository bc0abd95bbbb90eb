package org.graft.engine.run;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many lines the code of a step has printed, on its thread and on those that it began. What
 * goes beyond some lines is counted and left out. Thread-safe.
 */
public final class StepOutput {
  /** Lines of a step that are shown. */
  private static final long LINES = 200;

  private static final InheritableThreadLocal<@Nullable StepOutput> CURRENT =
      new InheritableThreadLocal<>();

  private final AtomicLong lines = new AtomicLong();

  private StepOutput() {}

  /** From now on what the calling thread prints belongs to one step. */
  static StepOutput begin() {
    StepOutput output = new StepOutput();
    CURRENT.set(output);
    return output;
  }

  /** The step has ended; how many lines were left out. */
  long end() {
    CURRENT.remove();
    return Math.max(0, lines.get() - LINES);
  }

  /** Whether {@code count} lines more are to be shown of what the calling thread prints. */
  public static boolean admits(long count) {
    StepOutput output = CURRENT.get();
    return output == null || output.lines.addAndGet(count) <= LINES;
  }
}
