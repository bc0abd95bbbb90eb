package org.graft.engine.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.graft.engine.cli.text.DownloadBar;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Setup;
import org.graft.engine.plugin.PluginBuild;
import picocli.CommandLine.Option;

/** Options of every command that needs plugins. */
public final class PluginOptions {
  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder with plugin jars or a sub-folder for each, a jar, or a plugin's project, which"
              + " is compiled where its sources changed; may be repeated. Beside those in"
              + " GRAFT_PLUGINS.")
  private List<Path> plugins = new ArrayList<>();

  @Option(
      names = "--offline",
      description = "Download nothing; say what is missing and where to put it.")
  private boolean offline;

  private boolean asBuilt;

  /** The same where projects are taken as they are: many processes share them. */
  public PluginOptions asBuilt() {
    asBuilt = true;
    return this;
  }

  /** Graft, opened; downloads and notes are shown on stderr. */
  public Graft open() {
    return Graft.open(setup());
  }

  /** The same with runs in another folder. */
  public Graft open(RunsOption runs) {
    return Graft.open(setup().withRuns(runs.folder()));
  }

  /** The same with further folders of plugins, silent. */
  public Graft open(List<Path> more, Path runs) {
    return open(more, runs, DownloadProgress.SILENT);
  }

  /** The same with further folders of plugins, and what hears of downloads. */
  public Graft open(List<Path> more, Path runs, DownloadProgress progress) {
    Setup setup = setup();
    Set<Path> folders = new LinkedHashSet<>(setup.plugins());
    folders.addAll(more);
    return Graft.open(
        setup.withRuns(runs).withPlugins(List.copyOf(folders)).withProgress(progress));
  }

  private Setup setup() {
    Setup environment =
        Setup.fromEnvironment()
            .withProgress(new DownloadBar(Terminal.error(), Boolean.getBoolean("graft.terminal")))
            .withNotes(PluginOptions::note);
    List<Path> folders = new ArrayList<>(plugins);
    folders.addAll(environment.plugins());
    if (!asBuilt) {
      folders.forEach(this::build);
    }
    Setup setup = environment.withPlugins(folders);
    return offline ? setup.offline() : setup;
  }

  /** Compiles a plugin's project whose sources changed since it was. */
  public void build(Path folder) {
    PluginBuild.upToDate(folder, offline, PluginOptions::note);
  }

  private static void note(String note) {
    System.err.println("note: " + note);
  }
}
