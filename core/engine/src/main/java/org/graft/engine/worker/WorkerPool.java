package org.graft.engine.worker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.TrialBatch;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.TrainerUnavailable;
import org.graft.engine.run.Work;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Outcome;

/**
 * Steps done in worker processes, one a thread that asks. A worker that dies is replaced and its
 * step done once more; a step whose worker dies twice has failed, with the first lines of the
 * crash. Results are the same bits as in this process.
 */
public final class WorkerPool implements Work {
  private static final Logger LOG = LogManager.getLogger(WorkerPool.class);

  private final List<String> command;
  private final String plan;
  private final Path folder;
  private final PrintStream printed;
  private final Consumer<Step> recorded;
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();

  /**
   * Workers for a plan.
   *
   * @param command starts a worker that makes the same plan
   * @param folder where reports of crashes go
   * @param printed where what workers print goes
   * @param recorded hears of steps whose result is recorded
   */
  public WorkerPool(
      Plan plan, List<String> command, Path folder, PrintStream printed, Consumer<Step> recorded) {
    this(WorkerLoop.digest(plan), command, folder, printed, recorded);
  }

  /** Workers that say that their plan has the digest {@code plan}. */
  WorkerPool(
      String plan,
      List<String> command,
      Path folder,
      PrintStream printed,
      Consumer<Step> recorded) {
    this.recorded = recorded;
    this.plan = plan;
    this.command = List.copyOf(command);
    this.folder = folder;
    this.printed = printed;
  }

  /** Starts the first worker, which starts the trainers. */
  @Override
  public void prepare(List<Step> steps) throws InterruptedException {
    if (steps.isEmpty()) {
      return;
    }
    String refusal;
    try {
      refusal = refusal(steps);
    } catch (WorkerLost e) {
      LOG.warn("the first worker process was {}; once more", e.getMessage());
      try {
        refusal = refusal(steps);
      } catch (WorkerLost again) {
        throw new WorkersFailed("the first worker process died twice: " + again.getMessage());
      }
    }
    if (!refusal.isEmpty()) {
      throw new TrainerUnavailable(refusal);
    }
  }

  private String refusal(List<Step> steps) throws WorkerLost, InterruptedException {
    return with(worker -> worker.prepare(steps));
  }

  @Override
  public void recorded(Step step) {
    recorded.accept(step);
  }

  /** Trials whose worker died while it trained them in one call are tried again one by one. */
  @Override
  public StepOutcome run(Step step) throws InterruptedException {
    try {
      return once(step);
    } catch (WorkerLost e) {
      LOG.warn("{}: its worker process was {}; once more", step.words(), e.getMessage());
    }
    if (!(step instanceof TrialBatch batch)) {
      return again(step);
    }
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, Tensor> predictions = new HashMap<>();
    Map<String, List<Tried>> tried = new HashMap<>();
    for (TrialBatch alone : batch.alone()) {
      if (again(alone) instanceof StepOutcome.Trials trials) {
        outcomes.addAll(trials.outcomes());
        predictions.putAll(trials.predictions());
        tried.putAll(trials.tried());
      }
    }
    return new StepOutcome.Trials(outcomes, predictions, tried);
  }

  private StepOutcome again(Step step) throws InterruptedException {
    try {
      return once(step);
    } catch (WorkerLost e) {
      return StepOutcome.failed(
          step, Work.stage(step), "its worker process died twice: " + e.getMessage());
    }
  }

  private StepOutcome once(Step step) throws WorkerLost, InterruptedException {
    return with(worker -> worker.run(step));
  }

  private interface Talk<T> {
    T to(WorkerProcess worker) throws WorkerLost, InterruptedException;
  }

  /** Has a worker that is idle, or a new one, and gives it back if it lives. */
  private <T> T with(Talk<T> talk) throws WorkerLost, InterruptedException {
    WorkerProcess worker = take();
    try {
      T answer = talk.to(worker);
      idle.push(worker);
      return answer;
    } catch (WorkerLost | InterruptedException e) {
      all.remove(worker);
      worker.end(false);
      throw e;
    }
  }

  private WorkerProcess take() throws WorkerLost, InterruptedException {
    WorkerProcess waiting = idle.poll();
    if (waiting != null) {
      return waiting;
    }
    try {
      Files.createDirectories(folder);
      WorkerProcess worker = new WorkerProcess(command, folder, printed);
      all.add(worker);
      LOG.info("worker process {} started", worker.pid());
      try {
        if (worker.planned().equals(plan)) {
          return worker;
        }
      } catch (WorkerLost | InterruptedException e) {
        all.remove(worker);
        worker.end(false);
        throw e;
      }
      all.remove(worker);
      worker.end(false);
      throw new WorkerLost("planned other trials: data or plugins changed since the run began");
    } catch (IOException e) {
      throw new WorkerLost("could not be started: " + e.getMessage());
    }
  }

  @Override
  public void release(Step step) {
    all.forEach(worker -> worker.release(step));
  }

  /** Process ids of the workers. */
  List<Long> pids() {
    return all.stream().map(WorkerProcess::pid).sorted().toList();
  }

  /** Ends the workers; the folder stays if a crash left something in it. */
  @Override
  public void close() {
    all.forEach(worker -> worker.end(idle.contains(worker)));
    all.clear();
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.debug("{} stays: {}", folder, e.getMessage());
    }
  }
}
