package org.graft.engine.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.Network;
import org.graft.engine.experiment.planning.Places;
import org.graft.engine.plugin.PluginLoader;

/**
 * Where Graft keeps things and whom it tells.
 *
 * @param places the cache, folders of data files, and whether downloads are allowed
 * @param plugins folders with plugin jars, or with a sub-folder for each plugin
 * @param runs the folder in which every experiment has a folder of its name
 * @param progress hears how far downloads are
 * @param notes hears, in one line each, what is worth knowing and no error: a plugin that was left
 *     out, a report that could not be written, that a run ended early by its stopping rule
 */
public record Setup(
    Places places,
    List<Path> plugins,
    Path runs,
    DownloadProgress progress,
    Consumer<String> notes) {
  private static final Logger LOG = LogManager.getLogger(Graft.class);

  /** Copies the folders. */
  public Setup {
    plugins = List.copyOf(plugins);
  }

  /**
   * As the environment says: the cache from {@code GRAFT_CACHE}, else {@code XDG_CACHE_HOME/graft},
   * else {@code ~/.cache/graft}; data from {@code GRAFT_DATA}; plugins from {@code GRAFT_PLUGINS};
   * runs in the working directory's folder {@code runs}. Downloads are allowed and silent, notes
   * are logged as warnings.
   */
  public static Setup fromEnvironment() {
    String plugins = System.getenv(PluginLoader.VARIABLE);
    return new Setup(
        Places.fromEnvironment(Network.ONLINE),
        plugins == null || plugins.isBlank() ? List.of() : PluginLoader.folders(plugins),
        Path.of("runs"),
        DownloadProgress.SILENT,
        text -> LOG.warn("{}", text));
  }

  /** The same with downloads and the store in {@code cache}. */
  public Setup withCache(Path cache) {
    return with(new Places(cache.toAbsolutePath(), places.folders(), places.network()));
  }

  /** The same with data files looked for in {@code folders} too, a sub-folder for each data set. */
  public Setup withData(Path... folders) {
    return with(new Places(places.cache(), List.of(folders), places.network()));
  }

  /** The same without downloads: what is not on this machine is an error. */
  public Setup offline() {
    return with(new Places(places.cache(), places.folders(), Network.OFFLINE));
  }

  private Setup with(Places other) {
    return new Setup(other, plugins, runs, progress, notes);
  }

  /** The same with the plugins of {@code folders}. */
  public Setup withPlugins(List<Path> folders) {
    return new Setup(places, folders, runs, progress, notes);
  }

  /** The same with runs kept in {@code folder}. */
  public Setup withRuns(Path folder) {
    return new Setup(places, plugins, folder, progress, notes);
  }

  /** The same with downloads told to {@code listener}. */
  public Setup withProgress(DownloadProgress listener) {
    return new Setup(places, plugins, runs, listener, notes);
  }

  /** The same with notes told to {@code listener}. */
  public Setup withNotes(Consumer<String> listener) {
    return new Setup(places, plugins, runs, progress, listener);
  }
}
