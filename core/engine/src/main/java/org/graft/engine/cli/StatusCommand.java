package org.graft.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Count;
import org.graft.engine.cluster.Submitted;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.SubmittedRun;
import org.graft.engine.ledger.Standing;
import org.graft.engine.study.Columns;
import org.graft.spi.DetachedExecutor.Unfinished;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints how a submitted run stands. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Prints how a run stands that 'graft submit' submitted.")
final class StatusCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The run's name or folder.")
  private String run = "";

  @Mixin private RunsOption runs = new RunsOption();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws InterruptedException {
    Graft graft = plugins.open(runs);
    RecordedRun recorded = graft.run(run);
    Standing standing = recorded.standing();
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d trials have an outcome, %d of them failed%n",
        run,
        standing.ended(),
        recorded.trials().size(),
        standing.failed());
    if (!recorded.submitted()) {
      System.out.println("nothing of it is with a batch system");
      return Main.GOOD;
    }
    SubmittedRun submission = graft.submitted(run);
    print(submission.submitted(), submission.unfinished());
    submission.notedByJobs().forEach(System.out::println);
    System.out.println(Count.of(submission.noted(), "outcome") + " noted by tasks so far");
    if (!submission.submitted().stuck().isEmpty()) {
      System.out.println("nothing more is submitted: " + submission.submitted().stuck());
      return Main.FAILURES;
    }
    return Main.GOOD;
  }

  private static void print(Submitted submitted, List<Unfinished> unfinished) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("job", "round", "does", "tasks", "waiting", "running", "ended"));
    for (Submitted.Array job : submitted.jobs()) {
      List<Unfinished> own = unfinished.stream().filter(t -> t.job().equals(job.name())).toList();
      long running = own.stream().filter(Unfinished::running).count();
      if (job.tasks() > 0) {
        rows.add(
            List.of(
                job.name(),
                String.valueOf(job.round()),
                job.what(),
                String.valueOf(job.tasks()),
                String.valueOf(own.size() - running),
                String.valueOf(running),
                String.valueOf(job.tasks() - own.size())));
      }
    }
    System.out.print(Columns.render(rows));
    TreeSet<String> reasons = new TreeSet<>();
    unfinished.stream().map(Unfinished::why).filter(why -> !why.isEmpty()).forEach(reasons::add);
    if (!reasons.isEmpty()) {
      System.out.println("waiting for: " + String.join(", ", reasons));
    }
  }
}
