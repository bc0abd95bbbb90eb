package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.graft.engine.cli.option.Browser;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.watch.WatchServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves the page of a run. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description =
        "Serves a page that follows a run, of this or another process, or that is over; until it is"
            + " interrupted. Only this machine can reach it, and only by the address that is"
            + " printed.")
final class WatchCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      completionCandidates = RunNames.class,
      description = "A run's name, folder or ledger.")
  private String run = "";

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Of the page's address (default: any that is free).")
  private int port;

  @Option(names = "--open", description = "Open the page in the browser.")
  private boolean open;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = Ledgers.of(runs.folder(), run).toAbsolutePath().normalize().resolveSibling("");
    try (WatchServer server = WatchServer.start(folder, () -> RunFolder.held(folder), port)) {
      System.out.println(server.address());
      System.out.flush();
      if (open && !Browser.opened(server.address())) {
        System.err.println("note: no browser was found");
      }
      new CountDownLatch(1).await();
    }
    return Main.GOOD;
  }
}
