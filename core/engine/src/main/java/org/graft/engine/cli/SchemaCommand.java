package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.spec.schema.SchemaWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the JSON Schema of experiment files. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Prints the JSON Schema of experiment files, plugins included.",
      "Editors with YAML support complete and check files that begin with",
      "  # yaml-language-server: $schema=graft.schema.json"
    })
final class SchemaCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Write there, not to the screen.")
  private Optional<Path> out = Optional.empty();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    String schema = new SchemaWriter(plugins.open().catalogue()).write();
    if (out.isPresent()) {
      Files.writeString(out.get(), schema);
    } else {
      System.out.println(schema);
    }
    return Main.GOOD;
  }
}
