package org.graft.engine.experiment.planning;

import com.google.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.graft.engine.data.DataSpec;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.FileAccess;
import org.graft.engine.data.FilePlaces;
import org.graft.engine.data.Network;
import org.graft.engine.data.Scale;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.plan.Estimates;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Planner;
import org.graft.engine.plan.Setting;
import org.graft.engine.plan.Steps;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.plan.Timings;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.standard.RecordedAccess;
import org.graft.engine.standard.RunTrial;
import org.graft.engine.store.Store;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;

/** Reads experiments and plans them, by the catalogue and with the files of this machine. */
public final class Workbench {
  private final SpecReader reader;
  private final Places places;
  private final Store store;
  private final DownloadProgress progress;
  private final Path runs;

  @Inject
  Workbench(SpecReader reader, Places places, Store store, DownloadProgress progress) {
    this(reader, places, store, progress, Path.of("runs"));
  }

  private Workbench(
      SpecReader reader, Places places, Store store, DownloadProgress progress, Path runs) {
    this.reader = reader;
    this.places = places;
    this.store = store;
    this.progress = progress;
    this.runs = runs;
  }

  /** The same, which looks for recorded trials in {@code runs}. */
  public Workbench with(Path runs) {
    return new Workbench(reader, places, store, progress, runs);
  }

  /** An experiment read and planned. */
  public record Planned(ExperimentSpec spec, Plan plan, DataAccess access, Path folder) {}

  /** Reads and plans an experiment file. */
  public Planned plan(Path file, List<String> overrides) {
    ExperimentSpec spec = reader.read(file, overrides);
    Path folder = Path.of("").toAbsolutePath();
    Path parent = file.toAbsolutePath().getParent();
    return plan(spec, parent == null ? folder : parent);
  }

  /** Reads and plans an experiment's text, whose paths start from {@code folder}. */
  public Planned plan(String text, String name, Path folder, List<String> overrides) {
    return plan(reader.readText(text, name, overrides), folder.toAbsolutePath());
  }

  /** Plans an experiment as the ledger holds it. */
  public Planned plan(RecordedExperiment recorded) {
    return plan(
        recorded.spec(), recorded.name() + " (as recorded)", Path.of(recorded.folder()), List.of());
  }

  private Planned plan(ExperimentSpec spec, Path folder) {
    DataAccess access = access(folder);
    DatasetLoader loader = new DatasetLoader(access);
    Plan plan = new Planner(loader, access, reader.trainers(), reader.metrics()).plan(spec);
    for (Setting setting : plan.settings()) {
      checkScale(setting);
    }
    return new Planned(plan.spec(), plan, access, folder);
  }

  /** A model goes wrong in silence on inputs scaled otherwise than those it was fitted to. */
  private void checkScale(Setting setting) {
    if (setting.backbone().value() instanceof RunTrial run) {
      try {
        Scale fitted = models().data(run.trial()).view().scale();
        Scale now = setting.transfer().target().view().scale();
        if (fitted != now) {
          throw new SpecException(
              setting.backbone().where(),
              "%s was fitted to inputs with 'scale: %s', and %s has 'scale: %s'; give it the same"
                  .formatted(run.trial(), word(fitted), setting.transfer().name(), word(now)));
        }
      } catch (IOException e) {
        throw new SpecException(setting.backbone().where(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static String word(Scale scale) {
    return scale.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Models of recorded trials. */
  public RecordedModels models() {
    return new RecordedModels(this, runs);
  }

  /** Inputs scaled as those of a planned experiment's data are. */
  public Tensor scaled(Planned planned, DataSpec data, Tensor inputs) throws IOException {
    return new DatasetLoader(planned.access())
        .scaled(data, new Seed(planned.spec().seed()), inputs);
  }

  /** Files for what lies in {@code folder}. */
  public DataAccess access(Path folder) {
    return access(folder, places.network());
  }

  /** The same without downloads. */
  public DataAccess offline(Path folder) {
    return access(folder, Network.OFFLINE);
  }

  private DataAccess access(Path folder, Network network) {
    FileAccess files =
        new FileAccess(
            new FilePlaces(folder, places.downloads(), places.folders()), network, progress);
    return new RecordedAccess(files, models());
  }

  /** Reads experiment files by the catalogue. */
  public SpecReader reader() {
    return reader;
  }

  /** The steps of a plan, as long as they are expected to take on this machine. */
  public Steps steps(Plan plan, ThreadCounts threads) {
    return new Steps(plan, new Estimates(plan.spec(), threads, Timings.read(places.timings())));
  }

  /** The same where an executor of that name does them, as far as it has done such. */
  public Steps steps(Plan plan, ThreadCounts threads, String executor) {
    Timings here = Timings.read(places.timings());
    Timings there = Timings.read(places.timings(executor));
    return new Steps(plan, new Estimates(plan.spec(), threads, there.or(here)));
  }

  /** Where results of shared steps lie. */
  public Store store() {
    return store;
  }
}
