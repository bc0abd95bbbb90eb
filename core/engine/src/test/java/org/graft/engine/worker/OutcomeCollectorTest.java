package org.graft.engine.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.lab.Lab;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.run.StepOutcome;
import org.graft.spi.result.Outcome;
import org.graft.spi.result.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutcomeCollectorTest {
  private final Plan plan = Lab.plan();
  private final List<String> trials = plan.trials().stream().map(t -> t.card().id()).toList();

  @TempDir private Path folder = Path.of("");

  private static OutcomeFile file(Outcome... outcomes) {
    return new OutcomeFile(
        "a key", "a node", "1", new StepOutcome.Trials(List.of(outcomes), Map.of(), Map.of()));
  }

  private static Outcome completed(String trial) {
    return new Outcome.Completed(
        trial, Map.of("accuracy", 0.5), List.of(), List.of(), Optional.empty(), Map.of(), 0, "x");
  }

  private static Outcome failed(String trial) {
    return new Outcome.Failed(trial, Stage.FIT, "its task died");
  }

  @Test
  void recordsAnOutcomeOnceAndACompletedOneInPlaceOfAFailedOne() {
    List<Outcome> told = new ArrayList<>();
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      ledger.begin(plan, "", "1");
      OutcomeCollector collector = new OutcomeCollector(plan, ledger, told::add);
      String first = trials.get(0);
      collector.take(file(failed(first), failed(first)));
      assertThat(collector.end()).isOne();
      collector.take(file(completed(first)));
      collector.take(file(completed(first), failed(first)));
      collector.take(file(completed("of another plan")));
      assertThat(collector.end()).isOne();
      assertThat(collector.end()).isZero();
      assertThat(told).containsExactly(failed(first), completed(first));
      assertThat(ledger.finished(Map.of(), false)).containsExactly(first);
    }
  }

  @Test
  void knowsWhetherATrialHasNoOutcome() {
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE))) {
      ledger.begin(plan, "", "1");
      OutcomeCollector collector = new OutcomeCollector(plan, ledger, outcome -> {});
      String first = trials.get(0);
      collector.take(file(failed(first), completed(first), completed(first)));
      collector.end();
      OutcomeCollector another = new OutcomeCollector(plan, ledger, outcome -> {});
      for (OutcomeCollector one : List.of(collector, another)) {
        for (String trial : trials.subList(1, trials.size())) {
          assertThat(one.missing(plan)).isTrue();
          one.take(file(completed(trial)));
        }
        assertThat(one.missing(plan)).isFalse();
      }
    }
  }
}
