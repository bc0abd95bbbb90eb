package org.graft.engine.store;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.engine.problem.UserException;
import org.jspecify.annotations.Nullable;

/**
 * When the trainings of this process keep their state: every few minutes, and once more when the
 * process is warned that it will be ended. Thread-safe.
 */
public final class CheckpointTimes {
  private static final String VARIABLE = "GRAFT_CHECKPOINT";
  private static final Duration USUAL = Duration.ofMinutes(5);

  /** Younger trainings are done again sooner than they are written. */
  private static final Duration WORTH = Duration.ofSeconds(10);

  private static @Nullable CheckpointTimes process;

  private final long every;
  private final long worth;
  private final Set<CheckpointedCall> calls = ConcurrentHashMap.newKeySet();
  private volatile long warned;
  private volatile boolean everWarned;

  CheckpointTimes(Duration every, Duration worth) {
    this.every = every.toNanos();
    this.worth = worth.toNanos();
  }

  /**
   * Those of this process: every so many seconds as {@code GRAFT_CHECKPOINT} says, or 5 minutes.
   *
   * @throws UserException if it says anything else
   */
  public static synchronized CheckpointTimes ofProcess() {
    CheckpointTimes known = process;
    if (known == null) {
      known = of(System.getenv(VARIABLE));
      process = known;
    }
    return known;
  }

  static CheckpointTimes of(@Nullable String seconds) {
    if (seconds == null || seconds.isBlank()) {
      return new CheckpointTimes(USUAL, WORTH);
    }
    if (!seconds.strip().matches("[1-9][0-9]{0,6}")) {
      throw new UserException(
          VARIABLE
              + ": expected the seconds between two checkpoints of a training, such as 300, found '"
              + seconds
              + "'");
    }
    Duration every = Duration.ofSeconds(Long.parseLong(seconds.strip()));
    return new CheckpointTimes(every, every.compareTo(WORTH) < 0 ? every : WORTH);
  }

  boolean due(long nanos) {
    return nanos >= every
        || (everWarned && nanos >= worth && System.nanoTime() - nanos - warned < 0);
  }

  void begins(CheckpointedCall call) {
    calls.add(call);
  }

  void ends(CheckpointedCall call) {
    calls.remove(call);
  }

  /** The process is about to be ended: trainings keep their state in their next step. */
  public void warn() {
    warned = System.nanoTime();
    everWarned = true;
  }

  /** Waits, after a warning, until all trainings have kept their state, so long at the most. */
  public void await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (calls.stream().anyMatch(call -> call.owes(warned, worth)) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
  }
}
