package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.cluster.Submitted;
import org.graft.engine.experiment.machine.Hardware;
import org.graft.engine.experiment.machine.Version;
import org.graft.engine.experiment.planning.DataNotes;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Forecast;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Step;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.Stopwatch;
import org.graft.engine.plugin.Choice;
import org.graft.engine.run.FeatureTables;
import org.graft.engine.run.Identity;
import org.graft.engine.run.KeptPredictions;
import org.graft.engine.run.LocalWork;
import org.graft.engine.run.Rescoring;
import org.graft.engine.run.Run;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.SourceModels;
import org.graft.engine.run.Stop;
import org.graft.engine.run.TrainerUnavailable;
import org.graft.engine.run.Work;
import org.graft.engine.score.ExperimentScores;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.store.Store;
import org.graft.engine.study.Studies;
import org.graft.engine.watch.AskedWork;
import org.graft.engine.watch.Asking;
import org.graft.engine.watch.ProgressFile;
import org.graft.engine.worker.OutcomeCollector;
import org.graft.engine.worker.OutcomeFile;
import org.graft.engine.worker.TaskJournals;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.Tracker;
import org.graft.spi.Trainer;
import org.graft.spi.TrialExecutor;

/** One run of a planned experiment: look after look, until its repeats or its stopping rule end. */
record Execution(Graft graft, Workbench.Planned planned, RunOptions options) {

  RecordedRun run() throws IOException, InterruptedException {
    ExperimentSpec spec = planned.spec();
    try (RunFolder folder = RunFolder.take(graft.setup().runs(), spec.experiment())) {
      folder.write(RunFolder.SPEC, spec.resolved());
      DataNotes notes = DataNotes.of(planned.plan());
      if (!notes.notes().isEmpty()) {
        folder.write("data-notes.txt", notes.whole());
      }
      Ended ended = run(folder);
      ended.budget().ifPresent(this::note);
      return new RecordedRun(
          graft, spec.experiment(), folder.ledger(), ended.experiment(), ended.budget());
    }
  }

  /**
   * How it ended.
   *
   * @param experiment its id in the ledger
   * @param budget which budget was spent before all was run, in a sentence
   */
  private record Ended(String experiment, Optional<String> budget) {}

  private Ended run(RunFolder folder) throws IOException, InterruptedException {
    boolean retry = options.failures() == RunOptions.Failures.RETRY;
    if (options.resources().detached().isPresent()) {
      return detached(folder, options.resources().detached().get());
    }
    collectSubmitted(folder);
    Budget budget = new Budget(planned.spec());
    Stop stop = budget.stop();
    try (SqliteLedger ledger = SqliteLedger.open(folder.ledger());
        Asking asking = Asking.begin(folder.path(), Thread.currentThread());
        Sessions sessions = options.resources().sessions(planned.access());
        Work work =
            new AskedWork(work(folder, sessions, finished(ledger), stop), asking.requests())) {
      checkTrainers(ledger);
      Identity identity =
          new Identity(Hardware.line(), Version.text(), planned.folder().toString());
      ExperimentSpec spec = planned.spec();
      String experiment = "";
      Optional<String> spent = Optional.empty();
      for (int repeats : spec.stopping().map(s -> s.after(spec.units())).orElse(List.of(-1))) {
        Plan part = repeats < 0 ? planned.plan() : planned.plan().first(repeats);
        Steps steps = graft.workbench().steps(part, options.resources().threadCounts());
        Set<String> done = ledger.finished(Declared.definitions(spec), !retry);
        Steps affordable =
            graft.workbench().steps(budget.of(part, done), options.resources().threadCounts());
        List<Step> left = affordable.left(done);
        TrialExecutor executor = options.resources().running();
        Run run =
            new Run(
                part, ledger, work, executor, trackers(folder, steps, left, done), identity, stop);
        experiment = run.execute(left);
        spent = budget.spent(part, ledger.finished(Declared.definitions(spec), !retry));
        if (spent.isPresent()) {
          break;
        }
        if (repeats > 0
            && Studies.decided(ledger.declared(experiment), ledger.trials(experiment))) {
          note("every comparison is decided after " + repeats + " repeats");
          break;
        }
      }
      recordScores(experiment, ledger, sessions);
      return new Ended(experiment, spent);
    }
  }

  private void recordScores(String experiment, SqliteLedger ledger, Sessions sessions)
      throws InterruptedException {
    Store store = options.resources().limited(graft.workbench().store());
    new ExperimentScores(
            planned.plan(),
            ledger,
            new SourceModels(planned.spec(), store, sessions, planned.access()),
            sessions,
            new FeatureTables(store, sessions))
        .run(experiment, this::note);
  }

  /**
   * What tasks of a batch system have noted is recorded; while they are at it, nothing runs here.
   */
  private void collectSubmitted(RunFolder folder) throws InterruptedException {
    Path tasks = folder.path().resolve(Submitted.FOLDER);
    if (Submitted.read(tasks).isEmpty()) {
      return;
    }
    String name = planned.spec().experiment();
    DetachedExecutor executor = SubmittedRun.read(graft, name).system();
    try (SqliteLedger ledger = SqliteLedger.open(folder.ledger())) {
      if (executor.absence().isPresent()) {
        collectUnasked(tasks, ledger, executor.absence().get());
        return;
      }
      new DetachedExecution(graft, planned, options, executor, folder, ledger).takeBack();
    }
  }

  /** Likewise on a machine from which nobody can be asked whether tasks are still at work. */
  private void collectUnasked(Path tasks, SqliteLedger ledger, String why) {
    ledger.begin(planned.plan(), planned.folder().toString(), Version.text());
    OutcomeCollector collector = new OutcomeCollector(planned.plan(), ledger, outcome -> {});
    new TaskJournals(tasks).read(collector::take);
    note(
        "collected %d outcomes of tasks; whether others are still at work cannot be asked here (%s), and what is missing runs here"
            .formatted(collector.end(), why));
  }

  /** Likewise, of steps that a batch system does. */
  private Ended detached(RunFolder folder, DetachedExecutor executor) throws InterruptedException {
    try (SqliteLedger ledger = SqliteLedger.open(folder.ledger())) {
      finished(ledger);
      return new Ended(
          new DetachedExecution(graft, planned, options, executor, folder, ledger).run(),
          Optional.empty());
    }
  }

  /** What one trainer began is not gone on with by another because this machine lacks the first. */
  private void checkTrainers(SqliteLedger ledger) {
    if (planned.spec().trainer().isPresent()) {
      return;
    }
    for (Choice<Trainer> trainer : graft.workbench().reader().trainers()) {
      trainer
          .value()
          .absence()
          .filter(absence -> began(ledger, trainer))
          .ifPresent(
              absence -> {
                throw new TrainerUnavailable(
                    "'%s' was begun with trainer '%s', which this machine cannot run (%s); go on where it can, or give the experiment another name to begin anew"
                        .formatted(planned.spec().experiment(), trainer.name(), absence));
              });
    }
  }

  private static boolean began(SqliteLedger ledger, Choice<Trainer> trainer) {
    return ledger
        .latest()
        .map(experiment -> ledger.trials(experiment.id()))
        .map(trials -> trials.stream().anyMatch(t -> t.trainer().equals(trainer.canonical())))
        .orElse(false);
  }

  /** Ids of trials that need not be run; metrics that are new to a trial are computed here. */
  private Set<String> finished(SqliteLedger ledger) throws InterruptedException {
    boolean retry = options.failures() == RunOptions.Failures.RETRY;
    if (retry) {
      ledger.takeOutDamaged();
    }
    options.outcomes().ifPresent(folder -> collect(folder, ledger));
    Store store = options.resources().limited(graft.workbench().store());
    int scored = new Rescoring(planned.plan(), ledger, new KeptPredictions(store)).run();
    if (scored > 0) {
      note(
          "metrics that were changed or added are computed for "
              + scored
              + (scored == 1 ? " trial" : " trials")
              + " from recorded predictions");
    }
    return ledger.finished(Declared.definitions(planned.spec()), !retry);
  }

  private void collect(Path folder, SqliteLedger ledger) {
    List<OutcomeFile> files = OutcomeFile.in(folder);
    ledger.begin(planned.plan(), planned.folder().toString(), Version.text());
    OutcomeCollector collector = new OutcomeCollector(planned.plan(), ledger, outcome -> {});
    files.forEach(collector::take);
    note(
        "recorded %d outcomes of trials from %d files in %s"
            .formatted(collector.end(), files.size(), folder));
  }

  private Work work(RunFolder folder, Sessions sessions, Set<String> done, Stop stop) {
    Resources resources = options.resources();
    Store store = resources.limited(graft.workbench().store());
    Steps steps = graft.workbench().steps(planned.plan(), resources.threadCounts());
    double hours = Forecast.of(steps, done, store::has).seconds() / 3600;
    if (!options.isolation().isolates(hours, resources.device())) {
      return new LocalWork(planned.spec(), store, sessions, planned.access(), stop);
    }
    if (options.isolation() == Isolation.AUTOMATIC) {
      note(
          String.format(
              Locale.ROOT,
              "an estimated %.1f h of work, so steps are done in worker processes"
                  + " (--no-isolate keeps them in this one)",
              hours));
    }
    return WorkerSettings.of(graft.setup(), resources, planned, folder)
        .pool(planned.plan(), folder, store);
  }

  private List<Tracker> trackers(RunFolder folder, Steps steps, List<Step> left, Set<String> done) {
    List<Tracker> all = new ArrayList<>(options.trackers());
    Store store = options.resources().limited(graft.workbench().store());
    all.add(new ProgressFile(folder.path(), Forecast.of(steps, done, store::has).seconds()));
    all.add(new Stopwatch(steps, left, graft.setup().places().timings(), Stopwatch.Where.HERE));
    return all;
  }

  private void note(String text) {
    graft.setup().notes().accept(text);
  }
}
