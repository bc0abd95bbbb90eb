package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graft.spi.TrialExecutor;
import org.graft.spi.TrialExecutor.Step;
import org.graft.testkit.fixture.End;
import org.graft.testkit.fixture.ScriptedRunner;
import org.graft.testkit.fixture.Steps;
import org.graft.testkit.fixture.Told;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What an executor promises: each step once, after what it needs; each result told once, by one
 * thread at a time; and that it can be interrupted.
 *
 * @param executor the executor
 */
public record ExecutorContract(TrialExecutor executor) implements Contract {
  private static final long PATIENCE_SECONDS = 5;

  /** For any executor. */
  public static ExecutorContract of(TrialExecutor executor) {
    return new ExecutorContract(executor);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(executor).promises());
    promises.add(new Promise("every step is run once", this::once));
    promises.add(new Promise("a step is run after what it needs", this::needs));
    promises.add(new Promise("every result is told once", this::told));
    promises.add(new Promise("results are told by one thread at a time", this::serial));
    promises.add(new Promise("what needs a failed step is skipped, not run", this::skipped));
    promises.add(new Promise("steps beside a failed one are run", this::beside));
    promises.add(new Promise("no steps are no work", this::nothing));
    promises.add(new Promise("an interruption ends it with InterruptedException", this::ends));
    promises.add(new Promise("no step runs on after an interruption", this::stops));
    return promises;
  }

  private void once() throws Exception {
    for (List<Step> steps : List.of(Steps.shared(40), Steps.diamond())) {
      ScriptedRunner runner = ScriptedRunner.failing();
      execute(steps, runner, new Told());
      Expect.same("steps run", Steps.keys(steps), runner.asked().stream().sorted().toList());
    }
  }

  private void needs() throws Exception {
    for (List<Step> steps : List.of(Steps.shared(40), Steps.diamond())) {
      ScriptedRunner runner = ScriptedRunner.failing();
      execute(steps, runner, new Told());
      Expect.same("steps run before what they need", List.of(), runner.early());
    }
  }

  private void told() throws Exception {
    List<Step> steps = Steps.shared(40);
    Told told = new Told();
    execute(steps, ScriptedRunner.failing(), told);
    Expect.same(
        "keys of results",
        Steps.keys(steps),
        told.results().stream().map(r -> r.key()).sorted().toList());
    Expect.same("completed steps", Steps.keys(steps), told.keys(End.COMPLETED));
  }

  private void serial() throws Exception {
    Told told = new Told();
    execute(Steps.shared(100), ScriptedRunner.failing(), told);
    Expect.that(!told.atOnce(), "two threads told results at once");
  }

  private void skipped() throws Exception {
    ScriptedRunner runner = ScriptedRunner.failing("source");
    Told told = new Told();
    execute(Steps.shared(3), runner, told);
    Expect.same(
        "skipped steps",
        List.of("features", "trial-0", "trial-1", "trial-2"),
        told.keys(End.SKIPPED));
    Expect.same(
        "steps run that should have been skipped",
        List.of(),
        runner.asked().stream().filter(told.keys(End.SKIPPED)::contains).toList());
    Expect.same("failed steps", List.of("source"), told.keys(End.FAILED));
  }

  private void beside() throws Exception {
    Told told = new Told();
    execute(Steps.shared(4), ScriptedRunner.failing("trial-1"), told);
    Expect.same(
        "completed steps",
        List.of("alone", "features", "source", "trial-0", "trial-2", "trial-3"),
        told.keys(End.COMPLETED));
  }

  private void nothing() throws Exception {
    Told told = new Told();
    execute(List.of(), ScriptedRunner.failing(), told);
    Expect.same("results", List.of(), told.results());
  }

  private void ends() throws Exception {
    Throwable end = interrupt(ScriptedRunner.endless(), new Told());
    Expect.that(end instanceof InterruptedException, "expected InterruptedException, found " + end);
  }

  private void stops() throws Exception {
    ScriptedRunner runner = ScriptedRunner.endless();
    interrupt(runner, new Told());
    Expect.same("steps still running when it had ended", 0, runner.running());
    int asked = runner.asked().size();
    Thread.sleep(50);
    Expect.same("steps begun", asked, runner.asked().size());
  }

  private void execute(List<Step> steps, ScriptedRunner runner, Told told) throws Exception {
    Throwable end = await(start(steps, runner, told).task());
    Expect.that(end instanceof Returned, "expected it to return, found " + end);
  }

  /** Interrupts it once a step runs; how it ended. */
  private Throwable interrupt(ScriptedRunner runner, Told told) throws Exception {
    Work work = start(Steps.shared(8), runner, told);
    runner.awaitFirst();
    Thread.sleep(50);
    work.thread().interrupt();
    return await(work.task());
  }

  private record Work(Thread thread, FutureTask<Boolean> task) {}

  private Work start(List<Step> steps, ScriptedRunner runner, Told told) {
    FutureTask<Boolean> task =
        new FutureTask<>(
            () -> {
              executor.execute(steps, runner, told);
              return true;
            });
    Thread thread = new Thread(task, "contract");
    thread.setDaemon(true);
    thread.start();
    return new Work(thread, task);
  }

  /** Says that it returned. */
  private static final class Returned extends Exception {
    private static final long serialVersionUID = 1;

    Returned() {
      super("it returned");
    }
  }

  private static Throwable await(FutureTask<Boolean> task) throws InterruptedException {
    try {
      task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Returned();
    } catch (TimeoutException e) {
      throw new AssertionError("it is still at it after " + PATIENCE_SECONDS + " s", e);
    } catch (ExecutionException e) {
      return e.getCause() == null ? e : e.getCause();
    }
  }
}
