package org.graft.engine.cli;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.FileAccess;
import org.graft.engine.data.FilePlaces;
import org.graft.engine.data.Scale;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Planner;
import org.graft.engine.plan.Setting;
import org.graft.engine.spec.DataSpec;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecException;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.standard.RecordedAccess;
import org.graft.engine.standard.RunTrial;
import org.graft.engine.store.Store;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;

/** What commands that plan or run experiments have in common. */
final class Workbench {
  private final SpecReader reader;
  private final Places places;
  private final Store store;
  private final Path runs;

  @Inject
  Workbench(SpecReader reader, Places places, Store store) {
    this(reader, places, store, Path.of("runs"));
  }

  private Workbench(SpecReader reader, Places places, Store store, Path runs) {
    this.reader = reader;
    this.places = places;
    this.store = store;
    this.runs = runs;
  }

  /** The same, which looks for recorded trials in {@code runs}. */
  Workbench with(Path runs) {
    return new Workbench(reader, places, store, runs);
  }

  /** An experiment read and planned. */
  record Planned(ExperimentSpec spec, Plan plan, DataAccess access, Path folder) {}

  /** Reads and plans an experiment file. */
  Planned plan(Path file, List<String> overrides, PrintStream progress, boolean terminal) {
    ExperimentSpec spec = reader.read(file, overrides);
    Path folder = Path.of("").toAbsolutePath();
    Path parent = file.toAbsolutePath().getParent();
    return plan(spec, parent == null ? folder : parent, progress, terminal);
  }

  /** Reads and plans an experiment's text, whose paths start from the working directory. */
  Planned plan(String text, String name, PrintStream progress, boolean terminal) {
    ExperimentSpec spec = reader.readText(text, name, List.of());
    return plan(spec, Path.of("").toAbsolutePath(), progress, terminal);
  }

  /** Plans an experiment as the ledger holds it. */
  Planned plan(RecordedExperiment recorded, PrintStream progress, boolean terminal) {
    ExperimentSpec spec =
        reader.readText(recorded.spec(), recorded.name() + " (as recorded)", List.of());
    return plan(spec, Path.of(recorded.folder()), progress, terminal);
  }

  private Planned plan(ExperimentSpec spec, Path folder, PrintStream progress, boolean terminal) {
    DataAccess access = access(folder, progress, terminal);
    DatasetLoader loader = new DatasetLoader(access);
    Plan plan = new Planner(loader, access, reader.trainers()).plan(spec);
    for (Setting setting : plan.settings()) {
      checkScale(setting);
    }
    return new Planned(spec, plan, access, folder);
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
  RecordedModels models() {
    return new RecordedModels(this, runs);
  }

  /** Inputs scaled as those of a planned experiment's data are. */
  Tensor scaled(Planned planned, DataSpec data, Tensor inputs) throws IOException {
    return new DatasetLoader(planned.access())
        .scaled(data, new Seed(planned.spec().seed()), inputs);
  }

  /** Files for what lies in {@code folder}. */
  DataAccess access(Path folder, PrintStream progress, boolean terminal) {
    FileAccess files =
        new FileAccess(
            new FilePlaces(folder, places.downloads(), places.folders()),
            places.network(),
            new DownloadBar(progress, terminal));
    return new RecordedAccess(files, models());
  }

  SpecReader reader() {
    return reader;
  }

  /** How long steps took on this machine. */
  Path timings() {
    return places.timings();
  }

  Store store() {
    return store;
  }
}
