package org.graft.engine.cli;

import org.graft.engine.cli.option.VersionLine;
import picocli.CommandLine.Command;

/** The root command: says what there is. */
@Command(
    name = "graft",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Runs transfer-learning experiments and compares them honestly.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
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
      CompleteCommand.class
    })
final class GraftCommand {}
