package org.graft.engine.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.worker.TaskFile;
import org.graft.engine.worker.TaskJournal;
import org.graft.engine.worker.TaskJournals;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.Estimate;

/**
 * A task on a node: does its steps and notes how each ended. Begun once more, after its node died
 * or it was preempted, it goes on with what had not ended. Steps that need what a task before it
 * did not bring about are left alone.
 */
public final class Task {
  private final Path folder;
  private final TaskFile file;
  private final List<Step> steps;
  private final Shared shared;
  private final TaskJournals earlier;
  private final Set<String> left = new HashSet<>();

  /**
   * A task of a plan.
   *
   * @param folder of the task, in the folder of its job, in that of its round
   */
  public Task(Path folder, Steps plan) {
    this.folder = folder;
    this.file = TaskFile.read(folder);
    this.steps = file.among(plan);
    this.shared = new Shared(folder.resolve("../../" + Shared.FOLDER).normalize());
    this.earlier = new TaskJournals(folder);
    earlier.read(outcome -> {});
  }

  /** The steps, in order. */
  public List<Step> steps() {
    return steps;
  }

  /**
   * Does the steps.
   *
   * @param cores how many at once
   * @param memory bytes that they may take together, as estimated; 0 for two thirds of the
   *     machine's
   * @param machine that does them, in words
   * @param graft its version
   * @return how many were done
   */
  public int run(Work work, int cores, long memory, String machine, String graft)
      throws InterruptedException {
    try (TaskJournal journal = new TaskJournal(folder, machine, graft)) {
      List<Unit> open = open(work, journal);
      work.prepare(open.stream().map(Unit::step).toList());
      Doing doing = new Doing(work, journal, open);
      new ThreadExecutor(cores, memory).execute(open, doing, doing::end);
      return open.size();
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof UserException known) {
        throw known;
      }
      throw e;
    }
  }

  /** What is to be done; what cannot be is noted as failed, or left alone. */
  private List<Unit> open(Work work, TaskJournal journal) {
    Map<String, Unit> open = new HashMap<>();
    List<Unit> inOrder = new ArrayList<>();
    Map<String, StepOutcome> failed = new HashMap<>();
    for (Step step : steps) {
      if (earlier.ended(step)) {
        earlier.failed(step).ifPresent(why -> failed.put(step.key(), why));
        continue;
      }
      Optional<StepOutcome> broken = broken(step, failed);
      if (broken.isPresent()) {
        StepOutcome end = work.skip(step, broken.get());
        failed.put(step.key(), end);
        journal.ended(step, end);
      } else if (!left.contains(step.key())) {
        List<Unit> needs =
            step.needs().stream()
                .flatMap(need -> Optional.ofNullable(open.get(need.key())).stream())
                .toList();
        Unit unit = new Unit(step, needs);
        open.put(step.key(), unit);
        inOrder.add(unit);
      }
    }
    return inOrder;
  }

  /** How a need of a step failed; where one never ended, the step is left. */
  private Optional<StepOutcome> broken(Step step, Map<String, StepOutcome> failed) {
    for (Step need : step.needs()) {
      if (failed.containsKey(need.key())) {
        return Optional.ofNullable(failed.get(need.key()));
      }
      if (file.waits().contains(need.key())) {
        Optional<Shared.End> end = shared.of(need.key());
        if (end.isEmpty()) {
          left.add(step.key());
        } else if (end.get().failure().isPresent()) {
          return Optional.of(end.get().failure().get());
        }
      } else if (left.contains(need.key())) {
        left.add(step.key());
      }
    }
    return Optional.empty();
  }

  /**
   * A step to be done here.
   *
   * @param needs those that are done here too
   */
  private record Unit(Step step, List<Unit> needs) implements TrialExecutor.Step {
    @Override
    public String key() {
      return step.key();
    }

    @Override
    public Estimate estimate() {
      return step.estimate();
    }
  }

  /** Does steps and notes it. */
  private final class Doing implements TrialExecutor.StepRunner<Unit, StepOutcome> {
    private final Work work;
    private final TaskJournal journal;
    private final Map<String, Integer> users = new HashMap<>();

    Doing(Work work, TaskJournal journal, List<Unit> units) {
      this.work = work;
      this.journal = journal;
      units.forEach(u -> u.step().needs().forEach(n -> users.merge(n.key(), 1, Integer::sum)));
    }

    @Override
    public StepOutcome run(Unit unit) throws InterruptedException {
      journal.began(unit.step(), work.kept(unit.step()));
      return work.run(unit.step());
    }

    @Override
    public StepOutcome skip(Unit unit, StepOutcome need) {
      return work.skip(unit.step(), need);
    }

    void end(Unit unit, StepOutcome outcome) {
      if (unit.step().trials().isEmpty()) {
        shared.note(unit.key(), outcome);
      }
      journal.ended(unit.step(), outcome);
      if (!outcome.failed()) {
        work.recorded(unit.step());
      }
      for (Step need : unit.step().needs()) {
        if (users.merge(need.key(), -1, Integer::sum) == 0) {
          work.release(need);
        }
      }
    }
  }
}
