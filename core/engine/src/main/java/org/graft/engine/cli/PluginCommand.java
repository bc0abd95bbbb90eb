package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.check.PluginCheck;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.problem.UserException;
import org.graft.spi.data.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What authors of plugins do with them. */
@Command(
    name = "plugin",
    mixinStandardHelpOptions = true,
    description = "Checks a plugin before it is given away.",
    synopsisSubcommandLabel = "COMMAND")
final class PluginCommand {
  private static final String TESTKIT = "org.graft.testkit.Contract";

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Loads a plugin as every command does, keeps each of its extensions to the contract of its",
        "kind, and says what it adds to the catalogue, whether it was built against this Graft,"
            + " and",
        "which licences it brings. Exit code 2 where something is wrong.",
        "Extensions are checked with their defaults and as experiment files use them: those of a",
        "project's experiments/, and those given."
      })
  int check(
      @Parameters(
              paramLabel = "PLUGIN",
              description = "A jar, a plugin's project, or a folder of jars.")
          Path plugin,
      @Option(
              names = "--spec",
              paramLabel = "FILE",
              description = "An experiment file that uses its extensions; may be repeated.")
          List<Path> specs,
      @Option(
              names = "--input",
              paramLabel = "SHAPE",
              description =
                  "What its backbones take, without the batch, such as 3,48,48 (default: the"
                      + " first of some usual ones that they do not refuse).")
          Optional<String> input,
      @Mixin PluginOptions plugins)
      throws IOException, InterruptedException {
    if (!Files.exists(plugin)) {
      throw new UserException("there is no " + plugin + "; give a jar or a plugin's project");
    }
    try {
      Class.forName(TESTKIT);
    } catch (ClassNotFoundException e) {
      throw new UserException(
          "the contracts are not on the class path: start Graft by its launcher, ./graft, or add"
              + " graft-testkit to the class path");
    }
    plugins.build(plugin);
    int faults =
        PluginCheck.of(
                progress -> plugins.open(List.of(plugin), Path.of("runs"), progress),
                plugin,
                input.map(PluginCommand::shape),
                Terminal.width(),
                System.out::println)
            .run(specs == null ? List.of() : specs);
    System.out.println();
    System.out.println(
        faults == 0 ? "all is well" : faults + (faults == 1 ? " fault" : " faults") + ", marked !");
    return faults == 0 ? Main.GOOD : Main.USER;
  }

  private static Shape shape(String text) {
    List<Integer> sides = new ArrayList<>();
    for (String side : text.split(",", -1)) {
      if (!side.strip().matches("[1-9]\\d{0,8}")) {
        throw new UserException("--input: expected sizes such as 3,48,48, found '" + text + "'");
      }
      sides.add(Integer.valueOf(side.strip()));
    }
    return Shape.of(sides.stream().mapToInt(Integer::intValue).toArray());
  }
}
