package org.graft.engine.worker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.TrainerUnavailable;
import org.graft.engine.run.Work;
import org.graft.spi.TrialExecutor.StepResult.End;
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
  private final ThreadCounts threadCounts;
  private final Path folder;
  private final PrintStream printed;
  private final Deque<WorkerProcess> idle = new ConcurrentLinkedDeque<>();
  private final Set<WorkerProcess> all = ConcurrentHashMap.newKeySet();

  /**
   * Workers for a plan.
   *
   * @param threadCounts as the workers have them
   * @param command starts a worker that makes the same plan
   * @param folder where reports of crashes go
   * @param printed where what workers print goes
   */
  public WorkerPool(
      Plan plan,
      ThreadCounts threadCounts,
      List<String> command,
      Path folder,
      PrintStream printed) {
    this(WorkerLoop.digest(plan), threadCounts, command, folder, printed);
  }

  /** Workers that say that their plan has the digest {@code plan}. */
  WorkerPool(
      String plan,
      ThreadCounts threadCounts,
      List<String> command,
      Path folder,
      PrintStream printed) {
    this.plan = plan;
    this.threadCounts = threadCounts;
    this.command = List.copyOf(command);
    this.folder = folder;
    this.printed = printed;
  }

  @Override
  public ThreadCounts threadCounts() {
    return threadCounts;
  }

  /** Starts the first worker, which starts the trainers. */
  @Override
  public void prepare(Collection<String> keys) throws InterruptedException {
    if (keys.isEmpty()) {
      return;
    }
    String refusal;
    try {
      refusal = refusal(keys);
    } catch (WorkerLost e) {
      LOG.warn("the first worker process was {}; once more", e.getMessage());
      try {
        refusal = refusal(keys);
      } catch (WorkerLost again) {
        throw new TrainerUnavailable("the first worker process died twice: " + again.getMessage());
      }
    }
    if (!refusal.isEmpty()) {
      throw new TrainerUnavailable(refusal);
    }
  }

  private String refusal(Collection<String> keys) throws WorkerLost, InterruptedException {
    return with(worker -> worker.prepare(keys));
  }

  /** Trials whose worker died while it trained them in one call are tried again one by one. */
  @Override
  public StepOutcome run(List<String> keys) throws InterruptedException {
    try {
      return once(keys);
    } catch (WorkerLost e) {
      LOG.warn("step {}: its worker process was {}; once more", keys.get(0), e.getMessage());
    }
    List<Outcome> outcomes = new ArrayList<>();
    String message = "";
    for (String key : keys) {
      try {
        StepOutcome done = once(List.of(key));
        if (keys.size() == 1) {
          return done;
        }
        outcomes.addAll(done.outcomes());
        message = done.end() == End.FAILED ? done.message() : message;
      } catch (WorkerLost e) {
        message = "its worker process died twice: " + e.getMessage();
      }
    }
    return outcomes.isEmpty()
        ? StepOutcome.failed(message)
        : new StepOutcome(End.COMPLETED, message, outcomes, Optional.empty());
  }

  private StepOutcome once(List<String> keys) throws WorkerLost, InterruptedException {
    return with(worker -> worker.run(keys));
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
  public void forget(String key) {
    all.forEach(worker -> worker.forget(key));
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
