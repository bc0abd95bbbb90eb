package org.graft.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.lab.Lab;
import org.graft.engine.plan.Step;
import org.graft.engine.run.StepOutcome;
import org.graft.engine.run.Work;
import org.graft.spi.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AskedWorkTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> ran = new ArrayList<>();
  private final List<String> recorded = new ArrayList<>();

  private final class Noting implements Work {
    @Override
    public void prepare(List<Step> steps) {}

    @Override
    public StepOutcome run(Step step) {
      ran.add(step.key());
      return new StepOutcome.Trials(
          step.trials().stream()
              .map(trial -> (Outcome) new Outcome.Skipped(trial.card().id(), "done"))
              .toList());
    }

    @Override
    public void recorded(Step step) {
      recorded.add(step.key());
    }

    @Override
    public void release(Step step) {}

    @Override
    public void close() {}
  }

  /** What is kept of the call that was made is known by its own key. */
  @Test
  void whatIsLeftOfACallIsRecordedAsWell() throws Exception {
    Step call =
        Lab.steps(Lab.plan()).left(Set.of()).stream()
            .filter(step -> step.trials().size() > 1)
            .findFirst()
            .orElseThrow();
    Requests requests = Requests.in(folder);
    String skipped = call.trials().get(0).card().id();
    requests.add(new Request(Request.Kind.SKIP, Map.of("trial", skipped)));
    Work work = new AskedWork(new Noting(), requests);
    assertThat(((StepOutcome.Trials) work.run(call)).outcomes()).hasSize(call.trials().size());
    work.recorded(call);
    assertThat(ran).hasSize(1).doesNotContain(call.key());
    assertThat(recorded).contains(call.key()).containsAll(ran);
  }
}
