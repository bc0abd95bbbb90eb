package org.graft.product;

import java.nio.file.Path;
import java.util.List;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.FileAccess;
import org.graft.engine.data.FilePlaces;
import org.graft.engine.data.Network;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.Planner;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.SpecReader;
import org.graft.engine.spec.bind.Defaults;
import org.graft.spi.data.DataAccess;

/** Plans of experiments with everything that ships, made in this process. */
final class Planned {
  private static final SpecReader READER =
      new SpecReader(
          new PluginLoader(new Defaults()).load(Planned.class.getClassLoader(), List.of()));

  private Planned() {}

  static Plan plan(String text, String... overrides) {
    return new Planner(new DatasetLoader(access()), access(), READER.trainers(), READER.metrics())
        .plan(READER.readText(text, "test.yaml", List.of(overrides)));
  }

  /** What a file says. */
  static ExperimentSpec spec(String text, String... overrides) {
    return READER.readText(text, "test.yaml", List.of(overrides));
  }

  /** Files of an empty folder, without a network. */
  static DataAccess access() {
    Path nowhere = Path.of("target", "nowhere").toAbsolutePath();
    return new FileAccess(
        new FilePlaces(nowhere, nowhere, List.of()), Network.OFFLINE, DownloadProgress.SILENT);
  }
}
