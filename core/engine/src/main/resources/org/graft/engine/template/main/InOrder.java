package org.example.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.graft.spi.TrialExecutor;
import org.graft.spi.base.Name;

/** One step after another, on the calling thread, in the order given. */
@Name(value = "my-lab-in-order", doc = "Runs one step after another.")
public record InOrder() implements TrialExecutor {
  @Override
  public <S extends Step, R extends Result> void execute(
      List<S> steps, StepRunner<S, R> runner, BiConsumer<S, R> sink) throws InterruptedException {
    Map<String, R> ended = new HashMap<>();
    for (S step : steps) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped before " + step.key());
      }
      Optional<R> lost =
          step.needs().stream()
              .map(need -> ended.get(need.key()))
              .filter(result -> !result.completed())
              .findFirst();
      R result = lost.isPresent() ? runner.skip(step, lost.get()) : runner.run(step);
      ended.put(step.key(), result);
      sink.accept(step, result);
    }
  }
}
