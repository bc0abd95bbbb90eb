package org.graft.engine.plan;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.Splits;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.spi.Choose;
import org.graft.spi.Metric;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.data.DataAccess;

/** Expands a spec into a plan and finds everything that cannot work before anything trains. */
public final class Planner {
  /** Plans and ledgers of more do not fit into the memory of a workstation. */
  private static final long MOST_TRIALS = 10_000_000;

  private final DatasetLoader loader;
  private final DataAccess access;
  private final List<Choice<Trainer>> trainers;
  private final List<Choice<Metric>> metrics;

  /**
   * A planner of experiments.
   *
   * @param trainers every trainer there is, with its defaults
   * @param metrics every metric there is, with its defaults
   */
  public Planner(
      DatasetLoader loader,
      DataAccess access,
      List<Choice<Trainer>> trainers,
      List<Choice<Metric>> metrics) {
    this.metrics = List.copyOf(metrics);
    this.loader = loader;
    this.access = access;
    this.trainers = List.copyOf(trainers);
  }

  /**
   * The plan for what is asked; data sets are loaded, nothing is trained.
   *
   * @throws SpecException with everything that is wrong
   */
  public Plan plan(ExperimentSpec asked) {
    checkTrials(asked);
    List<Problem> problems = new ArrayList<>();
    TrainerChoice choice = new TrainerChoice(trainers, asked.trainer());
    List<Setting> settings = new Settings(asked, loader, access, choice, problems).all();
    ExperimentSpec spec = new Metrics(metrics).in(asked, settings, problems);
    List<String> notes = new ArrayList<>();
    Unfit unfit = new Unfit();
    Arms strategies = new Arms(spec, choice, problems, notes, unfit);
    List<List<Arm>> arms = settings.stream().map(strategies::in).toList();
    ScoredTaps.problems(spec, settings).forEach(problems::add);
    unfit.problems(spec, arms.stream().flatMap(List::stream).toList()).forEach(problems::add);
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    SharedSteps shared = new SharedSteps(spec, choice);
    Matrix matrix = new Matrix(spec, shared);
    List<PlannedTrial> trials = new ArrayList<>();
    for (int i = 0; i < settings.size(); i++) {
      trials.addAll(matrix.trials(settings.get(i), arms.get(i)));
    }
    List<Arm> all = arms.stream().flatMap(List::stream).toList();
    List<String> warnings = new ArrayList<>(Design.warnings(spec, settings));
    warnings.addAll(unfit.notes());
    warnings.addAll(ClassPairs.notes(all));
    warnings.addAll(notes);
    warnings.addAll(CandidateArms.numbers(all));
    return new Plan(
        spec,
        used(settings, all),
        all,
        shared.sources(),
        shared.features(),
        trials,
        spec.scores().isEmpty() ? List.of() : new ScoredTaps(shared).of(trials),
        warnings);
  }

  /** Those in which something is run. */
  private static List<Setting> used(List<Setting> settings, List<Arm> arms) {
    Set<Setting> used = Collections.newSetFromMap(new IdentityHashMap<>());
    arms.forEach(arm -> used.add(arm.setting()));
    return settings.stream().filter(used::contains).toList();
  }

  /** Refuses what no machine can hold before anything is read. */
  private static void checkTrials(ExperimentSpec spec) {
    long folds = spec.repeats().splits().map(Splits::count).orElse(1);
    long each = spec.strategies().stream().mapToLong(one -> trainings(one, spec)).max().orElse(1);
    List<Long> factors =
        List.of(
            (long) spec.transfers().size(),
            (long) spec.backbones().size(),
            (long) spec.strategies().size(),
            (long) spec.repeats().source(),
            folds,
            (long) spec.repeats().training(),
            each);
    double trials = factors.stream().mapToDouble(factor -> factor).reduce(1, (a, b) -> a * b);
    if (trials > MOST_TRIALS) {
      throw new SpecException(
          spec.experiment(),
          String.format(
              Locale.ROOT,
              "%,.0f trials (%,d transfers x %,d backbones x %,d strategies x %,d source x %,d"
                  + " splits x %,d training repeats%s), and an experiment may have %,d; lower"
                  + " repeats, or cut it into several experiments",
              trials,
              factors.get(0),
              factors.get(1),
              factors.get(2),
              factors.get(3),
              factors.get(4),
              factors.get(5),
              each > 1 ? String.format(Locale.ROOT, " x %,d to choose from", each) : "",
              MOST_TRIALS));
    }
  }

  /** Trainings of one trial of a strategy, those to choose from among them. */
  private static long trainings(Choice<Strategy> strategy, ExperimentSpec spec) {
    return strategy.value() instanceof Choose choose
        ? 1 + choose.of().size() * (long) spec.selection().map(s -> s.on().parts()).orElse(1)
        : 1;
  }

  /** What went wrong; of files the JDK says only which, and by the exception's class what. */
  static String message(Exception e) {
    if (e instanceof FileSystemException file && file.getReason() == null) {
      String what = e.getClass().getSimpleName().replaceFirst("Exception$", "");
      String words = what.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
      return file.getFile() + ": " + words;
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
