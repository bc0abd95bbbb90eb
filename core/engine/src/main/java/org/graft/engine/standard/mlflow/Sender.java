package org.graft.engine.standard.mlflow;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.TrialCard;

/** Sends trials to a server, one after another, on a thread of its own. */
final class Sender {
  private static final long PATIENCE_SECONDS = 30;

  /** After as many in a row without an answer, the server is taken to be gone. */
  private static final int GIVEN_UP = 3;

  private final Trials trials;
  private final Server server;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread daemon = new Thread(work, "graft-mlflow");
            daemon.setDaemon(true);
            return daemon;
          });
  private int unanswered;
  private int asked;
  private int sent;
  private String reason = "";

  Sender(Server server, String experiment) {
    this.server = server;
    this.trials = new Trials(server, experiment);
  }

  void send(TrialCard trial, Outcome outcome) {
    Instant ended = Instant.now();
    synchronized (this) {
      asked++;
    }
    thread.execute(() -> sent(trial, outcome, ended));
  }

  private void sent(TrialCard trial, Outcome outcome, Instant ended) {
    if (unanswered >= GIVEN_UP) {
      return;
    }
    String failure = "";
    try {
      trials.send(trial, outcome, ended);
      unanswered = 0;
    } catch (Server.Refused e) {
      unanswered = 0;
      failure = String.valueOf(e.getMessage());
    } catch (IOException e) {
      unanswered++;
      failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      failure = "an answer that is not MLflow's: " + e.getMessage();
    }
    synchronized (this) {
      if (failure.isEmpty()) {
        sent++;
      } else if (reason.isEmpty()) {
        reason = failure;
      }
    }
  }

  /** Waits for what is still to be sent, half a minute at most; says what did not arrive. */
  Optional<String> close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      String why = reason.isEmpty() ? "it takes too long" : reason;
      return sent == asked
          ? Optional.empty()
          : Optional.of(
              "%d of %d trials did not reach %s: %s"
                  .formatted(asked - sent, asked, server.address(), why));
    }
  }
}
