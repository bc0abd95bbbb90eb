package org.graft.engine.cli.option;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graft.engine.cli.text.DownloadBar;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.data.Network;
import org.graft.engine.experiment.CatalogueModule;
import org.graft.engine.experiment.PlacesModule;
import org.graft.engine.plugin.PluginLoader;
import org.graft.engine.plugin.Registry;
import picocli.CommandLine.Option;

/** Options of every command that needs plugins. */
public final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder with plugin jars or a sub-folder for each; may be repeated. Beside those in"
              + " GRAFT_PLUGINS.")
  private List<Path> plugins = new ArrayList<>();

  @Option(
      names = "--offline",
      description = "Download nothing; say what is missing and where to put it.")
  private boolean offline;

  /** The engine, wired; plugins that were left out are named on stderr. */
  public Injector injector() {
    return injector(new DownloadBar(System.err, Boolean.getBoolean("graft.terminal")));
  }

  /** The engine, wired, with {@code progress} for its downloads. */
  public Injector injector(DownloadProgress progress) {
    Injector injector =
        Guice.createInjector(
            new PlacesModule(offline ? Network.OFFLINE : Network.ONLINE, progress),
            new CatalogueModule(folders()));
    warn(injector.getInstance(Registry.class), System.err);
    return injector;
  }

  /** Folders of plugins, those of the environment last. */
  public List<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>(plugins);
    String variable = System.getenv(PluginLoader.VARIABLE);
    if (variable != null && !variable.isBlank()) {
      folders.addAll(PluginLoader.folders(variable));
    }
    return List.copyOf(folders);
  }

  /** These options, with further folders of plugins. */
  public PluginOptions with(List<Path> more) {
    PluginOptions both = new PluginOptions();
    both.offline = offline;
    both.plugins.addAll(plugins);
    both.plugins.addAll(more);
    return both;
  }

  /** The options as they were given, for another process. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (Path folder : plugins) {
      arguments.addAll(List.of("--plugins", folder.toString()));
    }
    if (offline) {
      arguments.add("--offline");
    }
    return arguments;
  }

  private static void warn(Registry registry, PrintStream err) {
    registry.broken().forEach(plugin -> err.println("graft: plugin left out: " + plugin));
  }
}
