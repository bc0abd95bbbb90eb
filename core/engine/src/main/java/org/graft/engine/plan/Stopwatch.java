package org.graft.engine.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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
  private final Map<String, StepSize> shared = new HashMap<>();
  private final Map<String, Arm> arms = new HashMap<>();
  private final IdentityHashMap<Arm, StepSize> trials = new IdentityHashMap<>();
  private final Map<String, Timings.Rate> run = new LinkedHashMap<>();
  private double seconds;

  /** Takes the times of {@code plan}'s steps and adds them to {@code file} when the run ends. */
  public Stopwatch(Plan plan, Path file) {
    this.file = file;
    plan.sources().forEach(step -> shared.put(step.key(), StepSize.of(step, plan.spec())));
    FeaturePass.of(plan.features()).forEach(pass -> shared.put(pass.key(), StepSize.of(pass)));
    plan.trials().forEach(trial -> arms.put(trial.card().id(), trial.arm()));
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.StepFinished step) {
      StepSize work = shared.get(step.key());
      if (work != null && !step.reused()) {
        take(work, step.seconds());
      }
    } else if (event instanceof Event.TrialFinished trial) {
      Arm arm = arms.get(trial.trial().id());
      if (arm != null && trial.outcome() instanceof Outcome.Completed completed) {
        double sum = completed.seconds().values().stream().mapToDouble(s -> s).sum();
        take(trials.computeIfAbsent(arm, StepSize::of), sum);
      }
    } else if (event instanceof Event.RunFinished end && !run.isEmpty()) {
      run.put(Timings.together(), new Timings.Rate(seconds, end.seconds()));
      write();
    }
  }

  private void take(StepSize work, double time) {
    seconds += time;
    run.merge(Timings.key(work), new Timings.Rate(time, work.size()), Timings.Rate::plus);
  }

  private void write() {
    try {
      Timings.read(file).and(run).write(file);
    } catch (IOException e) {
      LOG.debug("{} keeps its old times", file, e);
    }
  }
}
