package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.Work;
import org.graft.engine.worker.WorkerLoop;

/** A worker process of a run: makes the run's plan once more and does the steps that it is told. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Starts with the file of its settings; ends with the run. */
  public static void main(String[] arguments) throws InterruptedException {
    System.setOut(System.err);
    try {
      serve(WorkerSettings.read(Path.of(arguments[0])));
    } catch (UserException | IOException e) {
      System.err.println("graft worker: " + e.getMessage());
      System.exit(2);
    } catch (OutOfMemoryError e) {
      System.err.println("graft worker: out of memory (" + e.getMessage() + ")");
      System.exit(3);
    }
  }

  private static void serve(WorkerSettings settings) throws IOException, InterruptedException {
    Workbench bench = Graft.open(settings.setup()).workbench();
    Workbench.Planned planned =
        bench.plan(
            Files.readString(Path.of(settings.spec())),
            settings.spec(),
            Path.of(settings.folder()),
            List.of());
    Resources resources = settings.resources();
    try (Sessions sessions = resources.sessions(planned.access());
        Work work =
            new LocalWork(
                planned.spec(), resources.limited(bench.store()), sessions, planned.access())) {
      WorkerLoop.serve(bench.steps(planned.plan(), resources.threadCounts()), work);
    }
  }
}
