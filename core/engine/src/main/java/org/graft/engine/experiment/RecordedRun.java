package org.graft.engine.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.cluster.Submitted;
import org.graft.engine.experiment.recorded.CodeChanges;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.recorded.RunDifference;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.experiment.report.RunSummaries;
import org.graft.engine.experiment.report.RunSummary;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Standing;
import org.graft.engine.problem.UserException;
import org.graft.engine.study.RunPair;
import org.graft.engine.study.Studies;
import org.graft.spi.result.study.Study;

/**
 * A run as its ledger holds it. Every call reads the ledger anew, so that a run still at work can
 * be followed.
 */
public final class RecordedRun {
  private final Graft graft;
  private final String name;
  private final Path ledger;
  private final String experiment;
  private final Optional<String> budget;

  RecordedRun(Graft graft, String name, Path ledger, String experiment, Optional<String> budget) {
    this.budget = budget;
    this.graft = graft;
    this.name = name;
    this.ledger = ledger.toAbsolutePath();
    this.experiment = experiment;
  }

  /** Reads the run that {@code run} names, among the setup's runs or as a path. */
  static RecordedRun read(Graft graft, String run) {
    Path file = Ledgers.of(graft.setup().runs(), run);
    return new RecordedRun(graft, run, file, last(file, run).id(), Optional.empty());
  }

  private static RecordedExperiment last(Path file, String run) {
    try (SqliteLedger open = SqliteLedger.read(file)) {
      return open.latest().orElseThrow(() -> new UserException("the run '" + run + "' is empty"));
    }
  }

  /**
   * Which budget of the experiment ended it before all was run, in a sentence; empty for one that
   * was read.
   */
  public Optional<String> budget() {
    return budget;
  }

  /** Its experiment's name, or what it was asked for by. */
  public String name() {
    return name;
  }

  /** Where its ledger lies, its spec, and unless told otherwise its report. */
  public Path folder() {
    return ledger.resolveSibling("");
  }

  /** What its experiment declared, which needs none of the plugins that it was run with. */
  public Declared declared() {
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      return open.declared(experiment);
    }
  }

  /** Which of its plugins have changed since, in a sentence each. */
  public List<String> codeChanges() {
    return CodeChanges.since(declared(), graft.catalogue());
  }

  /** Its trials with their outcomes, in the order of the experiment's matrix. */
  public List<Recorded> trials() {
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      return open.trials(experiment);
    }
  }

  /** Whether something of it is with a batch system, or waits to be collected from there. */
  public boolean submitted() {
    return Submitted.read(folder().resolve(Submitted.FOLDER)).isPresent();
  }

  /** How many of its trials have ended, and how many failed. */
  public Standing standing() {
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      return open.standing(experiment);
    }
  }

  /** Its results, analysed: scores, estimates with intervals, decisions, cautions. */
  public Study study() {
    return study(Optional.empty());
  }

  /**
   * Its results, analysed by one of its metrics.
   *
   * @param metric label of the metric; empty for the primary one
   * @throws UserException if the run did not record it
   */
  public Study study(Optional<String> metric) {
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      Declared declared = open.declared(experiment);
      Declared by = metric.map(declared::withPrimary).orElse(declared);
      List<Recorded> trials = open.trials(experiment);
      Study study =
          Studies.of(
              by,
              trials,
              open.tried(experiment),
              open.pictures(),
              CodeChanges.since(declared, graft.catalogue()));
      Study scored =
          Studies.with(
              study, by, trials, open.transferability(experiment, declared.scoreDefinitions()));
      return Studies.exploratory(scored, declared);
    }
  }

  /** The strategies of this run beside those of an earlier one, and what changed between them. */
  public Study against(RecordedRun before) {
    return against(before, Optional.empty());
  }

  /** Likewise by one of this run's metrics; empty for its primary one. */
  public Study against(RecordedRun before, Optional<String> metric) {
    Declared declared = declared();
    Declared by = metric.map(declared::withPrimary).orElse(declared);
    Study study = new RunPair(before.side(before.declared()), side(by)).study();
    return Studies.exploratory(study, declared);
  }

  private RunPair.Side side(Declared declared) {
    return new RunPair.Side(name, declared, trials());
  }

  /** What changed since an earlier run: settings, code, data, trials, means. Tests nothing. */
  public RunDifference since(RecordedRun before) {
    return RunDifference.between(new RunPair(before.side(before.declared()), side(declared())));
  }

  /**
   * Writes its report into its folder.
   *
   * @return the file to open first; empty where no report is installed
   */
  public Optional<Path> report() throws IOException {
    return report(study(), folder().resolve(RunSummaries.REPORT));
  }

  /** The reports that its experiment asks for. */
  public ReportFolder reports() {
    return graft.reports().of(declared(), graft.setup().notes());
  }

  /** Writes {@code study}'s report into {@code folder}; what could not be written is a note. */
  public Optional<Path> report(Study study, Path folder) throws IOException {
    return reports().write(study, folder, graft.setup().notes());
  }

  /**
   * Decisions, scores and cautions as plain text. The report is written with it; both are kept, so
   * that a run that adds nothing shows them again without a new analysis.
   */
  public RunSummary summary() throws IOException {
    return new RunSummaries(graft.reports()).of(experiment, ledger, graft.setup().notes());
  }
}
