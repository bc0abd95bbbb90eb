package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.problem.UserException;
import org.graft.engine.template.Example;
import org.graft.engine.template.PluginProject;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes projects to start from. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes a project to start from: a plugin.",
    synopsisSubcommandLabel = "COMMAND")
final class NewCommand {
  /** Examples to begin with. */
  static final class Chosen {
    @Option(names = "--strategy", description = "A strategy, as a recipe.")
    private boolean strategy;

    @Option(names = "--program", description = "A strategy, as a program.")
    private boolean program;

    @Option(names = "--dataset", description = "A data set.")
    private boolean dataset;

    @Option(names = "--backbone", description = "A backbone.")
    private boolean backbone;

    @Option(names = "--protocol", description = "A protocol: settings that are fixed.")
    private boolean protocol;

    @Option(names = "--trainer", description = "A trainer.")
    private boolean trainer;

    @Option(names = "--metric", description = "A metric.")
    private boolean metric;

    @Option(names = "--schedule", description = "A schedule of the learning rate.")
    private boolean schedule;

    @Option(names = "--score", description = "A transferability score.")
    private boolean score;

    @Option(names = "--executor", description = "An executor.")
    private boolean executor;

    @Option(names = "--detached-executor", description = "An executor on a batch system.")
    private boolean detachedExecutor;

    @Option(names = "--report", description = "A report.")
    private boolean report;

    @Option(names = "--tracker", description = "A tracker.")
    private boolean tracker;

    @Option(names = "--all", description = "One of each kind.")
    private boolean all;

    Set<Example> examples() {
      if (all) {
        return EnumSet.allOf(Example.class);
      }
      Map<Example, Boolean> flags = new EnumMap<>(Example.class);
      flags.put(Example.STRATEGY, strategy);
      flags.put(Example.PROGRAM, program);
      flags.put(Example.DATASET, dataset);
      flags.put(Example.BACKBONE, backbone);
      flags.put(Example.PROTOCOL, protocol);
      flags.put(Example.TRAINER, trainer);
      flags.put(Example.METRIC, metric);
      flags.put(Example.SCHEDULE, schedule);
      flags.put(Example.SCORE, score);
      flags.put(Example.EXECUTOR, executor);
      flags.put(Example.DETACHED_EXECUTOR, detachedExecutor);
      flags.put(Example.REPORT, report);
      flags.put(Example.TRACKER, tracker);
      flags.values().removeIf(asked -> !asked);
      return flags.keySet();
    }
  }

  @Command(
      name = "plugin",
      mixinStandardHelpOptions = true,
      description = {
        "Writes a Maven project with a record of each kind asked for, its contract test, an",
        "experiment file, a README with the command that uses it, and a CI file."
      })
  int plugin(
      @Parameters(paramLabel = "NAME", description = "The plugin's name, such as my-lab.")
          String name,
      @ArgGroup(exclusive = false, heading = "What it adds:%n") Chosen chosen,
      @Option(
              names = "--package",
              paramLabel = "PACKAGE",
              description = "Of its classes (default: org.example and the name's letters).")
          Optional<String> javaPackage,
      @Option(names = "--dir", paramLabel = "DIR", description = "Where (default: ./NAME).")
          Optional<Path> dir)
      throws IOException {
    Path folder = dir.orElse(Path.of(name));
    Set<Example> examples = chosen == null ? Set.of() : chosen.examples();
    PluginProject project =
        new PluginProject(
            name, javaPackage.orElse("org.example." + name.replaceAll("[^a-z0-9]", "")), examples);
    project.write(folder, wrapper());
    List<String> lines = new ArrayList<>();
    lines.add("wrote " + folder.toAbsolutePath().normalize());
    examples.forEach(e -> lines.add("  %-22s %s".formatted(e.kind().noun(), e.name(name))));
    lines.add("next: cd " + folder + " && ./mvnw verify");
    lines.add("then: " + project.run());
    lines.forEach(System.out::println);
    return Main.GOOD;
  }

  private static Path wrapper() {
    Path home = Path.of(System.getProperty("graft.home", ""));
    if (!Files.isRegularFile(home.resolve("mvnw"))) {
      throw new UserException(
          "no mvnw in "
              + home.toAbsolutePath()
              + "; start Graft by its launcher, ./graft, from its own checkout");
    }
    return home;
  }
}
