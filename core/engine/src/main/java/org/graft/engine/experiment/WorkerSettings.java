package org.graft.engine.experiment;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.Network;
import org.graft.engine.experiment.planning.Places;
import org.graft.engine.experiment.planning.Workbench;
import org.graft.engine.experiment.recorded.RunFolder;
import org.graft.engine.plan.Plan;
import org.graft.engine.run.LocalWork;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.engine.worker.JvmCommand;
import org.graft.engine.worker.WorkerPool;
import org.graft.spi.training.Machine;
import org.jspecify.annotations.Nullable;

/**
 * What a worker process needs to know to make the same plan, and to do its steps alike; a file
 * between two processes.
 *
 * @param spec the experiment, resolved: a file
 * @param folder where paths in it start from
 * @param threads threads of every training; null where each kind of step has its own
 * @param storeLimit null where the store may take half of what is free
 */
record WorkerSettings(
    String spec,
    String folder,
    List<String> plugins,
    String cache,
    List<String> data,
    Network network,
    String runs,
    Machine.Device device,
    @Nullable Integer threads,
    @Nullable StoreLimit storeLimit) {
  private static final String FILE = "worker.json";

  static WorkerSettings of(
      Setup setup, Resources resources, Workbench.Planned planned, RunFolder run) {
    Places places = setup.places();
    return new WorkerSettings(
        run.path().resolve(RunFolder.SPEC).toString(),
        planned.folder().toString(),
        texts(setup.plugins()),
        places.cache().toAbsolutePath().toString(),
        texts(places.folders()),
        places.network(),
        setup.runs().toAbsolutePath().toString(),
        resources.device(),
        resources.threads().isPresent() ? resources.threads().getAsInt() : null,
        resources.storeLimit().orElse(null));
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(path -> path.toAbsolutePath().toString()).toList();
  }

  static WorkerSettings read(Path file) throws IOException {
    return new Gson().fromJson(Files.readString(file), WorkerSettings.class);
  }

  /** Workers with these settings, which are kept in the run's folder. */
  WorkerPool pool(Plan plan, RunFolder run, Store store) {
    run.write(FILE, new Gson().toJson(this));
    Path crashes = run.path().resolve("crashes");
    List<String> arguments = List.of(run.path().resolve(FILE).toString());
    return new WorkerPool(
        plan,
        JvmCommand.of(WorkerMain.class, arguments, crashes),
        crashes,
        System.err,
        step -> LocalWork.forget(step, store));
  }

  /** Of the same places and plugins; silent, for the run has said it all. */
  Setup setup() {
    return new Setup(
        new Places(Path.of(cache), paths(data), network),
        paths(plugins),
        Path.of(runs),
        DownloadProgress.SILENT,
        note -> {});
  }

  private static List<Path> paths(List<String> texts) {
    return texts.stream().map(Path::of).toList();
  }

  Resources resources() {
    return new Resources(
        1,
        0,
        threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
        device,
        Optional.ofNullable(storeLimit),
        Optional.empty());
  }
}
