package org.graft.engine.cli;

import java.util.List;
import org.graft.engine.cli.option.VersionLine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command: says what there is. */
@Command(
    name = "graft",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Runs transfer-learning experiments and compares them honestly.",
    synopsisSubcommandLabel = "COMMAND")
final class GraftCommand {
  private static final List<Class<?>> COMMANDS =
      List.of(
          RunCommand.class,
          SubmitCommand.class,
          StatusCommand.class,
          CollectCommand.class,
          CancelCommand.class,
          TaskCommand.class,
          StepCommand.class,
          PlanCommand.class,
          AdviseCommand.class,
          ScoreCommand.class,
          ListCommand.class,
          BackboneCommand.class,
          PredictCommand.class,
          FeaturesCommand.class,
          RunsCommand.class,
          DiffCommand.class,
          WatchCommand.class,
          OpenCommand.class,
          RemoveCommand.class,
          ShowCommand.class,
          WhyCommand.class,
          RerunCommand.class,
          ReportCommand.class,
          ExportCommand.class,
          ExportModelCommand.class,
          CompareCommand.class,
          StatsCommand.class,
          StoreCommand.class,
          SchemaCommand.class,
          DoctorCommand.class,
          NewCommand.class,
          PluginCommand.class,
          DocsCommand.class,
          CompletionCommand.class,
          CompleteCommand.class);

  private GraftCommand() {}

  /** The command line with every command. */
  static CommandLine line(CommandLine.IFactory factory) {
    return of(factory, COMMANDS);
  }

  /**
   * The command line with the command that these words begin with, or with every command where they
   * begin with none: to make them all takes longer than most commands do.
   */
  static CommandLine line(CommandLine.IFactory factory, List<String> words) {
    for (Class<?> command : words.isEmpty() ? List.<Class<?>>of() : COMMANDS) {
      if (command.getAnnotation(Command.class).name().equals(words.get(0))) {
        return of(factory, List.of(command));
      }
    }
    return line(factory);
  }

  private static CommandLine of(CommandLine.IFactory factory, List<Class<?>> commands) {
    CommandLine line = new CommandLine(new GraftCommand(), factory);
    commands.forEach(line::addSubcommand);
    return line;
  }
}
