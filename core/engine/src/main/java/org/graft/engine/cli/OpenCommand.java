package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.Browser;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.RecordedRun;
import org.graft.engine.experiment.report.RunSummaries;
import org.graft.engine.problem.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a run's report. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Opens a run's report in the browser; writes it first where outcomes were added since.",
      "The browser is the one that BROWSER names, or the system's."
    })
final class OpenCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN",
      completionCandidates = RunNames.class,
      description = "A run's name, folder or ledger.")
  private String run = "";

  @Option(names = "--print", description = "Print where the report lies, open nothing.")
  private boolean print;

  @Mixin private RunsOption runs = new RunsOption();
  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    Graft graft = plugins.open(runs);
    RecordedRun recorded = graft.run(run);
    recorded.summary();
    Path page = recorded.folder().resolve(RunSummaries.REPORT).resolve("index.html");
    if (!Files.isRegularFile(page)) {
      throw new UserException(
          "the run's report has no page, since its experiment asks for other reports or none is"
              + " installed; the files are in "
              + page.resolveSibling(""));
    }
    System.out.println(page);
    if (!print && !Browser.opened(page.toUri())) {
      System.err.println("note: no browser was found; open " + page.toUri());
    }
    return Main.GOOD;
  }
}
