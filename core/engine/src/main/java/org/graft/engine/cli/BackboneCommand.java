package org.graft.engine.cli;

import org.graft.engine.cli.option.VersionLine;
import picocli.CommandLine.Command;

/** Commands on backbones. */
@Command(
    name = "backbone",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Prints what a backbone is made of.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BackboneShowCommand.class})
final class BackboneCommand {}
