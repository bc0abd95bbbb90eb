package org.graft.engine.standard.mlflow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;

/**
 * Sends trials to a server, one after another, on a thread of its own. Those that it does not
 * answer are kept and sent again after a pause.
 */
final class Sender {
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private static final int MOST = 1000;

  private final Trials trials;
  private final Server server;
  private final Duration pause;
  private final int most;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread daemon = new Thread(work, "graft-mlflow");
            daemon.setDaemon(true);
            return daemon;
          });
  private final Deque<Ended> unsent = new ArrayDeque<>();
  private boolean pausing;
  private int asked;
  private int sent;
  private String reason = "";
  private boolean warned;

  /** A trial that is to be sent. */
  private record Ended(TrialCard trial, Outcome outcome, Instant at) {}

  Sender(Server server, String experiment) {
    this(server, experiment, PAUSE, MOST);
  }

  /**
   * A sender.
   *
   * @param pause until trials are sent again
   * @param most how many are kept for that; of more, the oldest are given up
   */
  Sender(Server server, String experiment, Duration pause, int most) {
    this.server = server;
    this.trials = new Trials(server, experiment);
    this.pause = pause;
    this.most = most;
  }

  synchronized void send(TrialCard trial, Outcome outcome) {
    asked++;
    if (unsent.size() >= most) {
      unsent.remove();
    }
    unsent.add(new Ended(trial, outcome, Instant.now()));
    thread.execute(
        () -> {
          if (!pausing()) {
            sendAll();
          }
        });
  }

  /** Sends what is unsent, until the server does not answer. */
  private void sendAll() {
    for (Optional<Ended> next = next(); next.isPresent(); next = next()) {
      String failure = "";
      try {
        trials.send(next.get().trial(), next.get().outcome(), next.get().at());
      } catch (Server.Refused e) {
        failure = String.valueOf(e.getMessage());
      } catch (IOException e) {
        pause(next.get(), e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failure = "an answer that is not MLflow's: " + e.getMessage();
      }
      ended(failure);
    }
  }

  private synchronized boolean pausing() {
    return pausing;
  }

  private synchronized Optional<Ended> next() {
    return Optional.ofNullable(unsent.poll());
  }

  private synchronized void ended(String failure) {
    if (failure.isEmpty()) {
      sent++;
    } else if (reason.isEmpty()) {
      reason = failure;
    }
  }

  private synchronized void pause(Ended unanswered, String why) {
    unsent.add(unanswered); // behind the others, in case that it is why
    reason = why;
    pausing = true;
    thread.schedule(this::resume, pause.toMillis(), TimeUnit.MILLISECONDS).isDone();
  }

  private void resume() {
    synchronized (this) {
      pausing = false;
    }
    sendAll();
  }

  /** What went wrong, as soon as it did; said once. */
  synchronized Optional<String> trouble() {
    if (warned || reason.isEmpty()) {
      return Optional.empty();
    }
    warned = true;
    return Optional.of(
        server.address()
            + ": "
            + reason
            + (pausing
                ? "; trials are kept, the last %,d of them, and sent again every %d s"
                    .formatted(most, pause.toSeconds())
                : ""));
  }

  /** Sends what is unsent once more, within half a minute; says what did not arrive. */
  Optional<String> close() {
    boolean slow = false;
    try {
      thread.submit(this::sendAll).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      slow = true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
    synchronized (this) {
      String why = slow || reason.isEmpty() ? "it takes too long" : reason;
      return sent == asked
          ? Optional.empty()
          : Optional.of(
              "%d of %d trials did not reach %s: %s"
                  .formatted(asked - sent, asked, server.address(), why));
    }
  }
}
