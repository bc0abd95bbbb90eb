package org.graft.lanes.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads among which one layer's lines are divided. Each line is one thread's work from first to
 * last, so results do not depend on how many there are. Thread-safe.
 */
public final class ThreadTeam implements AutoCloseable {
  /** Products below which handing work over takes longer than doing it. */
  private static final long LITTLE = 400_000;

  private final int threads;
  private final Lanes lanes;
  private final ExecutorService others;

  /** A team of {@code threads}, the caller included, that does its products by {@code lanes}. */
  public ThreadTeam(int threads, Lanes lanes) {
    this.lanes = lanes;
    this.threads = threads;
    this.others =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "graft-lanes");
              thread.setDaemon(true);
              return thread;
            });
  }

  public int threads() {
    return threads;
  }

  public Lanes lanes() {
    return lanes;
  }

  /** DenseCost on lines {@code from} to {@code to}. */
  public interface Part {
    /** Does it. */
    void run(int from, int to);
  }

  /**
   * Has {@code part} done for all lines, and waits.
   *
   * @param products multiplications of the whole
   */
  public void divide(int lines, long products, Part part) {
    int parts = products < LITTLE ? 1 : Math.min(threads, lines);
    List<Future<?>> given = new ArrayList<>();
    for (int k = 1; k < parts; k++) {
      int from = (int) ((long) lines * k / parts);
      int to = (int) ((long) lines * (k + 1) / parts);
      given.add(others.submit(() -> part.run(from, to)));
    }
    part.run(0, lines / Math.max(1, parts));
    given.forEach(ThreadTeam::await);
  }

  /** Waits even if interrupted: the arrays are in use until the part is done. */
  private static void await(Future<?> part) {
    boolean interrupted = false;
    while (true) {
      try {
        part.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException("a part of a layer failed", e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
