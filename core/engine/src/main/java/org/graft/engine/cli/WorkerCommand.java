package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.MachineOptions;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Work;
import org.graft.engine.worker.JvmCommand;
import org.graft.engine.worker.WorkerLoop;
import org.graft.engine.worker.WorkerPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A worker process of a run; see {@link WorkerPool}. Not for people. */
@Command(name = "worker", hidden = true, description = "Does steps of a run; started by it.")
final class WorkerCommand implements Callable<Integer> {
  @Option(names = "--spec", required = true, description = "The experiment, resolved.")
  private Path spec = Path.of("");

  @Option(names = "--folder", required = true, description = "Where the experiment file lies.")
  private Path folder = Path.of("");

  @Mixin private PluginOptions plugins = new PluginOptions();
  @Mixin private MachineOptions machine = new MachineOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    System.setOut(System.err);
    Workbench bench = plugins.injector(DownloadProgress.SILENT).getInstance(Workbench.class);
    RecordedExperiment experiment =
        new RecordedExperiment(
            "", spec.toString(), Files.readString(spec), folder.toString(), "", "");
    Workbench.Planned planned = bench.plan(experiment);
    try (Sessions sessions = machine.sessions();
        Work work =
            new LocalWork(planned.spec(), machine.store(bench), sessions, planned.access())) {
      WorkerLoop.serve(machine.steps(bench, planned.plan()), work);
    }
    return Main.GOOD;
  }

  /** Workers for {@code planned}, whose resolved spec lies in the run's folder. */
  static WorkerPool pool(
      Workbench.Planned planned, RunFolder run, PluginOptions plugins, MachineOptions machine) {
    Path crashes = run.path().resolve("crashes");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "worker",
                "--spec",
                run.path().resolve(RunFolder.SPEC).toString(),
                "--folder",
                planned.folder().toString()));
    arguments.addAll(plugins.arguments());
    arguments.addAll(machine.arguments());
    return new WorkerPool(
        planned.plan(), JvmCommand.of(Main.class, arguments, crashes), crashes, System.err);
  }
}
