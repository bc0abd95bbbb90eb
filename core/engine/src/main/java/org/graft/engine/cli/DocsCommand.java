package org.graft.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.Browser;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.problem.UserException;
import org.graft.engine.site.SiteWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the documentation as a site. */
@Command(
    name = "docs",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Writes the documentation as a static site, with a page for each kind of the catalogue,",
      "plugins included, each experiment, the commands, and the Javadoc of what plugins see.",
      "It needs no server and no network."
    })
final class DocsCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "site",
      description = "Where (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("site");

  @Option(names = "--no-api", description = "Without Javadoc.")
  private boolean withoutApi;

  @Option(names = "--open", description = "Opens it in the browser.")
  private boolean open;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() throws IOException {
    SiteWriter writer =
        ServiceLoader.load(SiteWriter.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new UserException(
                        "what writes the site is not on the class path; start Graft by its"
                            + " launcher, ./graft"));
    Path home = Path.of(System.getProperty("graft.home", "")).toAbsolutePath();
    if (!Files.isDirectory(home.resolve("docs"))) {
      throw new UserException("no docs in " + home + "; start Graft from its own checkout");
    }
    Map<String, String> commands = new LinkedHashMap<>();
    collect("graft", GraftCommand.line(CommandLine.defaultFactory()), commands);
    int pages =
        writer.write(
            new SiteWriter.Contents(home, plugins.open().catalogue(), commands, !withoutApi), out);
    Path index = out.toAbsolutePath().normalize().resolve("index.html");
    System.out.println(pages + " pages: " + index);
    if (open && !Browser.opened(index.toUri())) {
      System.err.println("note: no browser was found; open " + index.toUri());
    }
    return Main.GOOD;
  }

  private static void collect(String name, CommandLine command, Map<String, String> texts) {
    Optional.of(command)
        .filter(c -> !c.getCommandSpec().usageMessage().hidden())
        .ifPresent(c -> texts.put(name, c.getUsageMessage(Ansi.OFF)));
    command.getSubcommands().forEach((sub, line) -> collect(name + " " + sub, line, texts));
  }
}
