package org.graft.engine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.UserException;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.experiment.Workbench;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.recorded.TrialHistory;
import org.graft.engine.experiment.recorded.TrialInputs;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.spi.result.study.Provenance.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which input of a trial changed since the run before. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Says which input of a trial changed since the last run, so that it was, or would be, run",
      "again. With an experiment file the trial may be one that 'graft plan FILE --trials' lists."
    })
final class WhyCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..2",
      paramLabel = "[RUN|FILE] TRIAL",
      description = "The trial's id, or its first digits; before it, perhaps, where to look.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "Where runs are kept (default: ${DEFAULT-VALUE}).")
  private Path runs = Path.of("runs");

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    String trial = words.get(words.size() - 1);
    if (words.size() == 2 && words.get(0).matches(".*\\.ya?ml")) {
      planned(Path.of(words.get(0)), trial);
      return Main.GOOD;
    }
    Path file =
        words.size() == 2 ? Ledgers.of(runs, words.get(0)) : Ledgers.trial(runs, trial).ledger();
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      String id = Ledgers.one(trial, ledger.trialsById(trial), file).card().id();
      recorded(new TrialHistory(ledger), id, file);
    }
    return Main.GOOD;
  }

  private void recorded(TrialHistory history, String id, Path file) {
    List<TrialHistory.Place> places = history.places(id);
    if (places.isEmpty()) {
      throw new UserException("no recorded spec holds trial " + id + " any more");
    }
    TrialHistory.Place now = places.get(0);
    if (places.size() > 1) {
      unchanged(now.trial(), file);
      return;
    }
    Optional<RecordedExperiment> newest = history.before(Optional.empty());
    boolean last = newest.map(RecordedExperiment::id).equals(Optional.of(now.experiment().id()));
    Optional<RecordedExperiment> other =
        last ? history.before(Optional.of(now.experiment())) : newest;
    if (other.isEmpty()) {
      System.out.println(
          heading(now.trial()) + "no earlier run in " + file + " to compare with: it is new");
      return;
    }
    Optional<TrialHistory.Place> counterpart =
        history.counterpart(other.get(), now.trial().card(), now.inputs());
    if (counterpart.isEmpty()) {
      alone(now.trial(), other.get());
    } else if (last) {
      changed(counterpart.get(), now.trial(), now.inputs());
    } else {
      changed(now, counterpart.get().trial(), counterpart.get().inputs());
    }
  }

  private void planned(Path experiment, String prefix) {
    Workbench bench = plugins.injector().getInstance(Workbench.class);
    Workbench.Planned planned = bench.plan(experiment, List.of());
    List<Recorded> all = planned.plan().trials().stream().map(Recorded::planned).toList();
    Recorded now =
        Ledgers.one(
            prefix,
            all.stream().filter(t -> t.card().id().startsWith(prefix)).toList(),
            experiment);
    Path file = runs.resolve(planned.spec().name()).resolve(SqliteLedger.FILE);
    if (!Files.isRegularFile(file)) {
      System.out.println(heading(now) + "no earlier run in " + file.getParent() + ": it is new");
      return;
    }
    try (SqliteLedger ledger = SqliteLedger.read(file)) {
      TrialHistory history = new TrialHistory(ledger);
      List<TrialHistory.Place> places = history.places(now.card().id());
      Optional<RecordedExperiment> last = history.before(Optional.empty());
      if (!places.isEmpty()) {
        unchanged(places.get(0).trial(), file);
      } else if (last.isPresent()) {
        TrialInputs inputs = TrialInputs.of(now, planned.spec().resolved());
        history
            .counterpart(last.get(), now.card(), inputs)
            .ifPresentOrElse(before -> changed(before, now, inputs), () -> alone(now, last.get()));
      }
    }
  }

  private static void unchanged(Recorded trial, Path file) {
    String how =
        trial
            .outcome()
            .map(
                outcome ->
                    "recorded as "
                        + outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                        + " in "
                        + file
                        + trial.ended().map(end -> ", " + end).orElse(""))
            .orElse("in " + file + " without an outcome yet");
    System.out.println(heading(trial) + "nothing changed: " + how);
  }

  private static void alone(Recorded trial, RecordedExperiment other) {
    System.out.println(
        heading(trial)
            + "the run begun "
            + other.begun()
            + " had no trial in its place: it is new");
  }

  private static void changed(TrialHistory.Place before, Recorded now, TrialInputs inputs) {
    StringBuilder text = new StringBuilder(heading(now));
    text.append("changed since trial ")
        .append(before.trial().card().id())
        .append(" of the run begun ")
        .append(before.experiment().begun())
        .append('\n');
    List<Change> changes = inputs.since(before.inputs());
    changes.forEach(change -> text.append(line(change)));
    if (changes.isEmpty()) {
      text.append("  nothing that the ledger names; both ran under the same settings\n");
    }
    System.out.print(text);
  }

  private static String line(Change change) {
    boolean words = change.before().length() + change.after().length() > 200;
    return words
        ? "  " + change.what() + ": differs\n"
        : "  " + change.what() + ": " + change.before() + " -> " + change.after() + "\n";
  }

  private static String heading(Recorded trial) {
    return "trial "
        + trial.card().id()
        + ", "
        + trial.card().strategy()
        + ", "
        + trial.card().transfer()
        + ", source "
        + trial.card().sourceReplicate()
        + ", training "
        + trial.card().trainingReplicate()
        + "\n";
  }
}
