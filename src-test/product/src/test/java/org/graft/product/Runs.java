package org.graft.product;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Estimates;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plan.Timings;
import org.graft.engine.run.Identity;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Run;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Stop;
import org.graft.engine.run.Work;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.training.Machine;

/** Runs of plans in this process, two steps at a time. */
final class Runs {
  private static final int WORKERS = 2;

  private Runs() {}

  /**
   * Runs a plan; its trials with their outcomes.
   *
   * @param folder where the store and the ledger are made
   * @param around puts something of the test's own around the work
   */
  static List<Recorded> of(Plan plan, Path folder, UnaryOperator<Work> around) throws Exception {
    ThreadCounts threadCounts = new ThreadCounts(OptionalInt.empty(), WORKERS);
    Stop stop = new Stop();
    Store store = new Store(folder.resolve("store"), StoreLimit.STANDARD);
    try (SqliteLedger ledger = SqliteLedger.open(folder.resolve(SqliteLedger.FILE));
        Sessions sessions = new Sessions(Machine.Device.CPU, threadCounts, Planned.access());
        Work local = new LocalWork(plan.spec(), store, sessions, Planned.access(), stop)) {
      Identity identity = new Identity("machine", "version", "folder");
      Steps steps = new Steps(plan, new Estimates(plan.spec(), threadCounts, Timings.NONE));
      ThreadExecutor executor = new ThreadExecutor(WORKERS, 0);
      Run run = new Run(plan, ledger, around.apply(local), executor, List.of(), identity, stop);
      return ledger.trials(run.execute(steps.left(Set.of())));
    }
  }
}
