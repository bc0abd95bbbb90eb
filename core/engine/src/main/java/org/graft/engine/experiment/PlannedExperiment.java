package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.graft.engine.cluster.Packing;
import org.graft.engine.experiment.planning.DataNotes;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.CodeChanges;
import org.graft.engine.experiment.recorded.Explanation;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.ledger.Declared;
import org.graft.engine.plan.Forecast;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.plugin.Canonical;
import org.graft.engine.run.KeptPredictions;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.worker.Origin;
import org.graft.engine.worker.StepFile;
import org.graft.spi.DetachedExecutor.Terms;

/** An experiment that was read and planned: everything that a run of it will do. */
public final class PlannedExperiment {
  private final Graft graft;
  private final Workbench.Planned planned;

  PlannedExperiment(Graft graft, Workbench.Planned planned) {
    this.graft = graft;
    this.planned = planned;
  }

  /** Its name, which is that of its folder of runs. */
  public String name() {
    return planned.spec().experiment();
  }

  /** What it is, with every default filled in; {@code resolved()} of it is a file to run again. */
  public ExperimentSpec spec() {
    return planned.spec();
  }

  /** Its transfers, strategies, steps and trials. */
  public Plan plan() {
    return planned.plan();
  }

  /** Its trials, in the order of its matrix. */
  public List<PlannedTrial> trials() {
    return planned.plan().trials();
  }

  /** What its design cannot answer, in a sentence each. */
  public List<String> warnings() {
    return planned.plan().warnings();
  }

  /** What its data sets say of themselves, such as which files were left out. */
  public DataNotes dataNotes() {
    return DataNotes.of(planned.plan());
  }

  /**
   * Ids of its trials that need not be trained: an earlier run of its name recorded an outcome, or
   * predictions from which scores that are missing follow.
   */
  public Set<String> finished() {
    return RunFolder.finished(
        graft.setup().runs(), planned.plan(), new KeptPredictions(graft.workbench().store()));
  }

  /** Which of its plugins changed since its name was run last, in a sentence each. */
  public List<String> codeChanges() {
    return RunFolder.latest(graft.setup().runs(), planned.plan())
        .map(run -> CodeChanges.between(run.code(), Declared.of(planned.plan()).code()))
        .orElse(List.of());
  }

  /** Its steps, as long as each is expected to take with {@code resources}. */
  public Steps steps(Resources resources) {
    return graft.workbench().steps(planned.plan(), resources.threadCounts());
  }

  /** Its steps that are left, packed into tasks of a batch system. */
  public Packing packing(Resources resources, Terms terms) {
    Steps steps =
        resources
            .detached()
            .map(
                e ->
                    graft
                        .workbench()
                        .steps(planned.plan(), resources.threadCounts(), Canonical.name(e)))
            .orElseGet(() -> steps(resources));
    return Packing.of(
        steps.left(finished()),
        step -> Forecast.there(step, graft.workbench().store()::has),
        step -> false,
        terms);
  }

  /** How long what is left is expected to take with {@code resources}. */
  public Forecast forecast(Resources resources) {
    return Forecast.of(steps(resources), finished(), graft.workbench().store()::has);
  }

  /**
   * Writes each step that is left to a file of its own, in an order in which each follows its
   * needs, for {@code graft step} on any machine that sees the same files, plugins and cache.
   * {@link RunOptions#withOutcomes} collects how they ended.
   *
   * @return how many there are
   */
  public int writeSteps(Path folder, Resources resources) {
    Setup setup = graft.setup();
    Origin origin =
        new Origin(
            name(),
            planned.spec().resolved(),
            planned.folder(),
            setup.runs().toAbsolutePath(),
            setup.plugins().stream().map(Path::toAbsolutePath).toList(),
            resources.device(),
            resources.threadCounts());
    List<Step> left = steps(resources).left(finished());
    for (int i = 0; i < left.size(); i++) {
      Step step = left.get(i);
      String name = String.format(Locale.ROOT, "%06d-%.16s%s", i, step.key(), StepFile.ENDING);
      StepFile.of(origin, step).write(folder.resolve(name));
    }
    return left.size();
  }

  /**
   * Runs every trial without an outcome, on this thread, and returns when the last has ended. To
   * stop it, interrupt the thread: steps at work are given up, what had ended is recorded, and the
   * next run goes on from there.
   *
   * @throws org.graft.engine.problem.UserException if another process runs it, the disk is full, or
   *     the machine lacks what a trainer needs
   * @throws InterruptedException if stopped
   */
  public RecordedRun run(RunOptions options) throws IOException, InterruptedException {
    return new Execution(graft, planned, options).run();
  }

  /**
   * What of a trial's inputs changed since the last run, so that it is still to be run.
   *
   * @param trial its id, or its first digits
   */
  public Explanation why(String trial) {
    return Explanation.of(planned.plan(), graft.setup().runs(), trial);
  }
}
