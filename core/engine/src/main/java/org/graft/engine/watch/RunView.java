package org.graft.engine.watch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Forecast;
import org.graft.engine.problem.UserException;
import org.graft.spi.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A run as its page shows it, read from its ledger.
 *
 * @param folder of the run
 * @param running whether a process is at it
 */
record RunView(Path folder, BooleanSupplier running) {
  private static final Gson JSON = new GsonBuilder().serializeNulls().create();
  private static final int FAILURES = 50;

  /** What changes whenever there is something new to show. */
  String version() {
    Path ledger = folder.resolve(SqliteLedger.FILE);
    String recorded = "";
    if (Files.isRegularFile(ledger)) {
      try (SqliteLedger open = SqliteLedger.read(ledger)) {
        recorded = open.latest().map(e -> open.standing(e.id()).toString()).orElse("");
      } catch (UserException unreadable) {
        recorded = String.valueOf(unreadable.getMessage());
      }
    }
    return recorded + ProgressFile.read(folder) + running.getAsBoolean();
  }

  /** All of it as JSON. */
  String json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("run", String.valueOf(folder.getFileName()));
    boolean atWork = running.getAsBoolean();
    all.put("running", atWork);
    Path ledger = folder.resolve(SqliteLedger.FILE);
    if (Files.isRegularFile(ledger)) {
      try (SqliteLedger open = SqliteLedger.read(ledger)) {
        Optional<RecordedExperiment> latest = open.latest();
        if (latest.isPresent()) {
          add(all, latest.get(), open.trials(latest.get().id()), atWork);
        }
      } catch (UserException unreadable) {
        all.put("trouble", unreadable.getMessage());
      }
    }
    return JSON.toJson(all);
  }

  private void add(
      Map<String, @Nullable Object> all,
      RecordedExperiment experiment,
      List<Recorded> trials,
      boolean atWork) {
    ProgressFile.State progress = ProgressFile.read(folder);
    int ended = (int) trials.stream().filter(t -> t.outcome().isPresent()).count();
    all.put("begun", experiment.begun());
    all.put("trials", trials.size());
    all.put("ended", ended);
    all.put("metric", experiment.declared().metrics().get(0).label());
    all.put("looks", experiment.declared().rules().stopping().isPresent());
    all.put("step", progress == null ? "" : progress.step());
    all.put("time", atWork && progress != null ? time(progress, ended, trials.size()) : null);
    all.put(
        "process",
        atWork && progress != null ? ProcessUse.of(progress.process()).orElse(null) : null);
    all.put("failures", failures(trials));
    all.put("groups", new GroupViews(experiment.declared().metrics().get(0).label()).of(trials));
  }

  /** How fast, and how long still: the estimate of earlier runs, then what was seen of this one. */
  private static Map<String, @Nullable Object> time(
      ProgressFile.State progress, int ended, int trials) {
    double since =
        Math.max(
            0.001,
            Duration.between(Instant.parse(progress.began()), Instant.now()).toMillis() / 1e3);
    int own = Math.max(0, ended - progress.done());
    int left = trials - ended;
    OptionalDouble seconds = Forecast.left(progress.seconds(), since, own, left);
    Map<String, @Nullable Object> time = new LinkedHashMap<>();
    time.put("seconds", since);
    time.put("perMinute", own / since * 60);
    time.put("left", seconds.isPresent() ? seconds.getAsDouble() : null);
    time.put("seen", Forecast.seen(progress.seconds(), own, left));
    return time;
  }

  private static List<Map<String, String>> failures(List<Recorded> trials) {
    List<Map<String, String>> failures = new ArrayList<>();
    for (Recorded trial : trials) {
      Optional<String> what = trial.outcome().flatMap(RunView::words);
      if (failures.size() < FAILURES && what.isPresent()) {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("trial", trial.card().id());
        one.put("strategy", trial.card().strategy());
        one.put("what", what.get());
        failures.add(one);
      }
    }
    return failures;
  }

  private static Optional<String> words(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return Optional.of("failed at " + failed.stage().word() + ": " + failed.message());
    }
    return outcome instanceof Outcome.Skipped skipped
        ? Optional.of(skipped.reason())
        : Optional.empty();
  }
}
