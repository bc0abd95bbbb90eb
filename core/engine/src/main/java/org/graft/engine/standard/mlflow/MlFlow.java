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
 * <p>Requests go out on a thread of their own. Trials that the server does not answer are sent
 * again after a minute, and once more at the run's end, which waits half a minute at most and says
 * what did not arrive.
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
        sender.close().ifPresent(MlFlow::warn);
      }
    }
    Sender sender = SENDERS.get(this);
    if (sender != null) {
      sender.trouble().ifPresent(MlFlow::warn);
    }
  }

  private static void warn(String what) {
    throw new UncheckedIOException(new IOException(what));
  }

  private Server server() {
    return new Server(
        URI.create(address.replaceAll("/+$", "")), Server.credentials(System::getenv));
  }
}
