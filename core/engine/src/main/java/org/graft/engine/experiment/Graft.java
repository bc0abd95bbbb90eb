package org.graft.engine.experiment;

import com.google.inject.Guice;
import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.advise.Advice;
import org.graft.engine.advise.Adviser;
import org.graft.engine.advise.Question;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.predict.ExportedModel;
import org.graft.engine.experiment.predict.FeatureFile;
import org.graft.engine.experiment.predict.FeatureQuestion;
import org.graft.engine.experiment.predict.FeatureWriter;
import org.graft.engine.experiment.predict.ModelExport;
import org.graft.engine.experiment.predict.Prediction;
import org.graft.engine.experiment.predict.PredictionQuestion;
import org.graft.engine.experiment.predict.Predictor;
import org.graft.engine.experiment.recorded.Explanation;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Registry;
import org.graft.engine.run.FeatureTables;
import org.graft.engine.run.Sessions;
import org.graft.engine.run.SourceModels;
import org.graft.engine.score.ScoreQuestion;
import org.graft.engine.score.Scored;
import org.graft.engine.score.Scorer;
import org.graft.spi.base.Extension;
import org.graft.spi.result.study.Study;

/**
 * Graft, opened: reads, plans, runs and reports experiments.
 *
 * <pre>{@code
 * Graft graft = Graft.open(Setup.fromEnvironment());
 * PlannedExperiment planned = graft.plan(Path.of("experiments/blobs.yaml"));
 * RecordedRun run = planned.run(RunOptions.standard());
 * run.report();
 * }</pre>
 *
 * <p>Whatever the user can put right comes as a {@link org.graft.engine.problem.UserException},
 * which says what, where and what to do. Nothing is printed: downloads, notes and events go to
 * those who listen (see {@link Setup} and {@link RunOptions}). Thread-safe; one experiment is run
 * by one thread at a time, also across processes.
 */
public final class Graft {
  private final Setup setup;
  private final Registry registry;
  private final Workbench bench;
  private final ReportFolder reports;

  @Inject
  Graft(Setup setup, Registry registry, Workbench bench, ReportFolder reports) {
    this.setup = setup;
    this.registry = registry;
    this.bench = bench.with(setup.runs());
    this.reports = reports;
  }

  /** Opens Graft with the plugins on the class path and in the setup's folders. */
  public static Graft open(Setup setup) {
    Graft graft = Guice.createInjector(new GraftModule(setup)).getInstance(Graft.class);
    graft.registry.broken().forEach(p -> setup.notes().accept("plugin left out: " + p));
    return graft;
  }

  /** How it was opened. */
  public Setup setup() {
    return setup;
  }

  /** Everything an experiment can name, and the plugins that it comes from. */
  public Registry catalogue() {
    return registry;
  }

  /** What reads and plans, for those who want its parts. */
  public Workbench workbench() {
    return bench;
  }

  /** Writes studies by every report there is. */
  public ReportFolder reports() {
    return reports;
  }

  /**
   * An extension as an experiment file or an option writes it, such as the executor {@code threads:
   * {workers: 2}}.
   *
   * @param where what errors call the place where the text stands
   */
  public <T extends Extension> T extension(Class<T> kind, String text, String where) {
    return bench.reader().extension(kind, text, where);
  }

  /** An extension, likewise, with the label that it has in tables. */
  public <T extends Extension> Choice<T> choice(Class<T> kind, String text, String where) {
    return bench.reader().choice(kind, text, where);
  }

  /**
   * Reads and plans an experiment file. Trains nothing.
   *
   * @param overrides settings that win over the file's, such as {@code repeats.training=5}
   * @throws org.graft.engine.problem.SpecException with everything that is wrong, each with its
   *     line
   */
  public PlannedExperiment plan(Path file, String... overrides) {
    return new PlannedExperiment(this, bench.plan(file, List.of(overrides)));
  }

  /**
   * Reads and plans an experiment's text.
   *
   * @param name what errors call it
   * @param folder where paths in it start from
   */
  public PlannedExperiment plan(String yaml, String name, Path folder, String... overrides) {
    return new PlannedExperiment(this, bench.plan(yaml, name, folder, List.of(overrides)));
  }

  /**
   * A run that was recorded.
   *
   * @param run its name, its folder or its ledger
   */
  public RecordedRun run(String run) {
    return RecordedRun.read(this, run);
  }

  /**
   * What of a run is with a batch system.
   *
   * @param run its name or its folder
   */
  public SubmittedRun submitted(String run) {
    return SubmittedRun.read(this, run);
  }

  /**
   * What two runs say together: what changed between them, and their strategies compared.
   *
   * @param before the earlier one
   */
  public Study compare(RecordedRun before, RecordedRun after) {
    return after.against(before);
  }

  /**
   * A recorded trial.
   *
   * @param trial its id, or the first digits of it, four or more
   */
  public Ledgers.Found trial(String trial) {
    return Ledgers.trial(setup.runs(), trial);
  }

  /**
   * Why a recorded trial was run: what of its inputs changed since the run before.
   *
   * @param run in which run to look; empty for all of {@link Setup#runs()}
   */
  public Explanation why(Optional<String> run, String trial) {
    Path ledger =
        run.isPresent()
            ? Ledgers.of(setup.runs(), run.get())
            : Ledgers.trial(setup.runs(), trial).ledger();
    return Explanation.of(ledger, trial);
  }

  /**
   * Runs a recorded trial once more from its recorded spec. Records nothing.
   *
   * @throws InterruptedException if stopped
   */
  public Rerun rerun(String trial, Resources resources) throws IOException, InterruptedException {
    return Rerun.of(this, trial(trial), resources);
  }

  /**
   * What a pretrained network, or a recorded trial's model, takes pictures for.
   *
   * @return for each picture the likeliest classes
   */
  public List<Prediction> predict(PredictionQuestion question) throws InterruptedException {
    return new Predictor(bench).answer(question);
  }

  /**
   * Writes what a pretrained network, or a recorded trial's model, makes of inputs.
   *
   * @return what was written
   */
  public FeatureFile features(FeatureQuestion question) throws InterruptedException {
    return new FeatureWriter(bench).write(question);
  }

  /**
   * Writes the network that a recorded trial ended with, for PyTorch or what runs ONNX.
   *
   * @param trial its id, or the first digits of it, four or more
   * @param output a file called {@code .safetensors} or {@code .onnx}
   */
  public ExportedModel exportModel(String trial, Path output) {
    return new ModelExport(bench).write(trial(trial), output);
  }

  /** How deep to fine-tune, with the evidence and the experiment that would verify it. */
  public Advice advise(Question question, Resources resources)
      throws IOException, InterruptedException {
    try (Sessions sessions = resources.sessions(bench.access(Path.of("").toAbsolutePath()))) {
      return new Adviser(text -> planned(text, sessions), sessions).on(question);
    }
  }

  /** How well backbones suit a target, told before anything is trained. */
  public List<Scored> score(ScoreQuestion question, Resources resources)
      throws IOException, InterruptedException {
    try (Sessions sessions = resources.sessions(bench.access(Path.of("").toAbsolutePath()))) {
      return new Scorer(
              text -> planned(text, sessions), sessions, new FeatureTables(bench.store(), sessions))
          .on(question);
    }
  }

  private Adviser.Planned planned(String text, Sessions sessions) {
    Workbench.Planned planned =
        bench.plan(text, "experiment", Path.of("").toAbsolutePath(), List.of());
    return new Adviser.Planned(
        planned.plan(),
        new SourceModels(planned.spec(), bench.store(), sessions, planned.access()));
  }
}
