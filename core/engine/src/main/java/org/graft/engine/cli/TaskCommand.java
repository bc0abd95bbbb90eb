package org.graft.engine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.StoreOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cluster.Submission;
import org.graft.engine.cluster.Task;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Work;
import org.graft.engine.store.Store;
import org.graft.engine.worker.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Does the steps of one task on a node. */
@Command(
    name = "task",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description =
        "Does the steps of a task that 'graft submit' wrote; jobs call it on their nodes.")
final class TaskCommand implements Callable<Integer> {
  /** Of a task's memory, what steps may take together; the rest is the JVM's and the libraries'. */
  private static final double FOR_STEPS = 2.0 / 3;

  @Parameters(index = "0", paramLabel = "JOB", description = "The job's folder.")
  private Path job = Path.of("");

  @Parameters(index = "1", paramLabel = "TASK", description = "The task's number.")
  private int number;

  @Option(names = "--cores", paramLabel = "N", description = "Steps at once.")
  private int cores = 1;

  @Option(names = "--memory", paramLabel = "BYTES", description = "What the task may take.")
  private long memory;

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private StoreOptions limit = new StoreOptions();

  @Override
  public Integer call() throws InterruptedException {
    StopSignals.handle();
    Origin origin = Origin.read(job.resolve("../../" + Submission.ORIGIN).normalize());
    Workbench bench = plugins.asBuilt().open(origin.plugins(), origin.runs()).workbench();
    Workbench.Planned planned =
        bench.plan(origin.spec(), origin.name() + " (as recorded)", origin.folder(), List.of());
    Task task =
        new Task(
            job.resolve(String.valueOf(number)), bench.steps(planned.plan(), origin.threads()));
    Store store = limit.asked().map(bench.store()::within).orElse(bench.store());
    try (Sessions sessions = new Sessions(origin.device(), origin.threads(), planned.access());
        Work work = new LocalWork(planned.spec(), store, sessions, planned.access())) {
      task.run(work, cores, (long) (memory * FOR_STEPS), Hardware.line(), Version.text());
    }
    return Main.GOOD;
  }
}
