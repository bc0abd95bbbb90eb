package org.graft.engine.standard.mlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.spi.Tracker;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/**
 * Makes a run of MLflow's of each trial that completes or fails: what was varied as parameters,
 * scores on the test split and learning curves as metrics. A trial that is run again takes the
 * place of its earlier run.
 *
 * <p>Requests go out on a thread of their own. What did not reach the server is told once, at the
 * run's end, which waits for it half a minute at most.
 *
 * @param address of the tracking server, {@code http} or {@code https}
 * @param experiment of MLflow's; made where there is none of that name
 */
@Name(
    value = "mlflow",
    doc =
        "Runs on an MLflow tracking server: settings as parameters, scores and curves as metrics.")
public record MlFlow(
    @Param(
            doc = "Address of the tracking server.",
            byDefault = "http://127.0.0.1:5000",
            affects = Param.Affects.PLACE)
        String address,
    @Param(
            doc = "Experiment of MLflow's that the runs go to; made where there is none.",
            byDefault = "graft",
            affects = Param.Affects.PLACE)
        String experiment)
    implements Tracker {
  /** What is still to be sent, of each tracker of a run at work. */
  private static final Map<MlFlow, Sender> SENDERS = new ConcurrentHashMap<>();

  /** Checks the address. */
  public MlFlow {
    if (!address.matches("https?://[^\\s/]+(/\\S*)?")) {
      throw new IllegalArgumentException(
          "address: expected one such as http://127.0.0.1:5000, found '" + address + "'");
    }
    if (experiment.isBlank()) {
      throw new IllegalArgumentException("experiment: expected a name, found none");
    }
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.TrialFinished end && !(end.outcome() instanceof Outcome.Skipped)) {
      SENDERS
          .computeIfAbsent(this, tracker -> new Sender(server(), experiment))
          .send(end.trial(), end.outcome());
    } else if (event instanceof Event.RunFinished) {
      Sender sender = SENDERS.remove(this);
      if (sender != null) {
        sender
            .close()
            .ifPresent(
                lost -> {
                  throw new UncheckedIOException(new IOException(lost));
                });
      }
    }
  }

  private Server server() {
    return new Server(
        URI.create(address.replaceAll("/+$", "")), Server.credentials(System::getenv));
  }
}
