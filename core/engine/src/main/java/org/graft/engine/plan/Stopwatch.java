package org.graft.engine.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.spi.Tracker;
import org.graft.spi.result.Event;
import org.graft.spi.result.Outcome;

/** Takes the time of a run's steps, for the estimates of later plans. */
public final class Stopwatch implements Tracker {
  private static final Logger LOG = LogManager.getLogger(Stopwatch.class);
  private final Path file;
  private final Where where;
  private final Map<String, Cost> shared = new HashMap<>();
  private final Map<String, Arm> arms = new HashMap<>();
  private final IdentityHashMap<Arm, Cost> trials = new IdentityHashMap<>();
  private final Map<String, Timings.Rate> run = new LinkedHashMap<>();
  private double seconds;

  /** Where steps are done. */
  public enum Where {
    /** On this machine, so that the run's time says how many ran at once. */
    HERE,
    /** By tasks that may have ended before anybody looked. */
    ELSEWHERE
  }

  /** Takes the times of {@code steps} and adds them to {@code file} when the run ends. */
  public Stopwatch(Steps all, List<Step> steps, Path file, Where where) {
    this.file = file;
    this.where = where;
    for (Step step : steps) {
      if (step instanceof SourceStep source) {
        all.estimates()
            .cost(source.model().setting())
            .ifPresent(cost -> shared.put(step.key(), cost));
      } else if (step instanceof FeatureStep pass) {
        shared.put(step.key(), Estimates.cost(pass.tables()));
      } else if (step instanceof CandidateStep fits) {
        Cost one = Estimates.cost(fits.fits().arm());
        shared.put(step.key(), one.times(fits.trainings().size()));
      }
      step.trials().forEach(trial -> arms.put(trial.card().id(), trial.arm()));
    }
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.StepFinished step) {
      Cost work = shared.get(step.key());
      if (work != null && !step.reused()) {
        take(work, step.seconds());
      }
    } else if (event instanceof Event.TrialFinished trial) {
      Arm arm = arms.get(trial.trial().id());
      if (arm != null && trial.outcome() instanceof Outcome.Completed completed) {
        double sum = completed.seconds().values().stream().mapToDouble(s -> s).sum();
        take(trials.computeIfAbsent(arm, Estimates::cost), sum);
      }
    } else if (event instanceof Event.RunFinished end && !run.isEmpty()) {
      if (where == Where.HERE) {
        run.put(Timings.together(), new Timings.Rate(seconds, end.seconds()));
      }
      write();
    }
  }

  private void take(Cost work, double time) {
    seconds += time;
    run.merge(work.key(), new Timings.Rate(time, work.seconds()), Timings.Rate::plus);
  }

  private void write() {
    try {
      Timings.read(file).and(run).write(file);
    } catch (IOException e) {
      LOG.debug("{} keeps its old times", file, e);
    }
  }
}
