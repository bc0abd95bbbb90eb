package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.graft.engine.cli.option.RunsOption;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Count;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.cli.words.RunNames;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.recorded.RunEntry;
import org.graft.engine.experiment.recorded.RunRemoval;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.problem.UserException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes runs. */
@Command(
    name = "rm",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Removes runs: ledger, spec and report. Files that are not Graft's stay, as does the store.",
      "Refuses a run in progress, and one whose trials another run starts from."
    })
final class RemoveCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      completionCandidates = RunNames.class,
      description = "Names or folders of runs.")
  private List<String> names = new ArrayList<>();

  @Mixin private RunsOption runs = new RunsOption();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    Set<Path> ledgers = new LinkedHashSet<>();
    for (String name : names) {
      Path ledger = Ledgers.of(runs.folder(), name).toAbsolutePath().normalize();
      if (!ledger.endsWith(SqliteLedger.FILE)) {
        throw new UserException(ledger + " is a ledger's copy, not a run; remove the file itself");
      }
      ledgers.add(ledger);
    }
    Set<Path> going = new LinkedHashSet<>();
    ledgers.forEach(ledger -> going.add(ledger.resolveSibling("")));
    List<RunRemoval> removals = new ArrayList<>();
    for (Path ledger : ledgers) {
      removals.add(allowed(ledger, going));
    }
    if (!yes && !agreed(ledgers)) {
      System.out.println("nothing was removed");
      return Main.GOOD;
    }
    for (RunRemoval removal : removals) {
      removal.remove();
      System.out.println("removed " + removal.folder());
      if (!removal.others().isEmpty()) {
        System.out.println("  left there, not Graft's: " + String.join(", ", removal.others()));
      }
    }
    return Main.GOOD;
  }

  private RunRemoval allowed(Path ledger, Set<Path> going) {
    RunEntry entry = RunEntry.of(ledger);
    if (entry.state() == RunEntry.State.RUNNING) {
      throw new UserException(
          entry.name() + " is in progress; stop it first, then remove it: nothing was removed");
    }
    RunRemoval removal = RunRemoval.of(ledger);
    Map<String, Set<String>> needs = removal.needs(runs.folder(), going);
    if (!needs.isEmpty()) {
      throw new UserException(
          "%s is needed: %s; remove these first, or all of them together: nothing was removed"
              .formatted(
                  entry.name(),
                  needs.entrySet().stream()
                      .map(
                          e ->
                              "run '%s' starts from its %s %s"
                                  .formatted(
                                      e.getKey(),
                                      e.getValue().size() == 1 ? "trial" : "trials",
                                      String.join(", ", e.getValue())))
                      .collect(Collectors.joining("; "))));
    }
    return removal;
  }

  private static boolean agreed(Set<Path> ledgers) throws IOException {
    if (!Terminal.answers()) {
      throw new UserException(
          "'graft rm' asks before it removes, and there is no terminal to ask at; give --yes");
    }
    for (Path ledger : ledgers) {
      RunEntry entry = RunEntry.of(ledger);
      System.out.printf(
          "%s: %s of %d trials%n",
          entry.folder(), Count.of(entry.ended(), "outcome"), entry.trials());
    }
    return Terminal.agrees("remove " + Count.of(ledgers.size(), "run") + " for good?");
  }
}
