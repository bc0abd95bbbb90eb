package org.graft.engine.cli;

import com.google.inject.Inject;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.FileAccess;
import org.graft.engine.data.FilePlaces;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Planner;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.store.Store;
import org.graft.spi.data.DataAccess;

/** What commands that plan or run experiments have in common. */
final class Workbench {
  private final SpecReader reader;
  private final Places places;
  private final Store store;

  @Inject
  Workbench(SpecReader reader, Places places, Store store) {
    this.reader = reader;
    this.places = places;
    this.store = store;
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
    return new Planned(spec, plan, access, folder);
  }

  /** Files for what lies in {@code folder}. */
  DataAccess access(Path folder, PrintStream progress, boolean terminal) {
    return new FileAccess(
        new FilePlaces(folder, places.downloads(), places.folders()),
        places.network(),
        new DownloadBar(progress, terminal));
  }

  SpecReader reader() {
    return reader;
  }

  Store store() {
    return store;
  }
}
