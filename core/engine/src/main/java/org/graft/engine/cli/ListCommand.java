package org.graft.engine.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.graft.engine.cli.option.PluginOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Terminal;
import org.graft.engine.cli.words.EntryNames;
import org.graft.engine.cli.words.KindNames;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.UserException;
import org.graft.engine.spec.CatalogueText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the catalogue. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Prints the catalogue: everything an experiment file can name, with every parameter.",
      "Kinds: datasets, backbones, strategies, trainers, metrics, executors, reports, trackers,"
          + " optimizers, schedules, layers, initializers, activations."
    })
final class ListCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KIND",
      completionCandidates = KindNames.class,
      description = "Only this kind.")
  private String kind = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = EntryNames.class,
      description = "Only this entry.")
  private String name = "";

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Registry registry = plugins.open().catalogue();
    CatalogueText text = new CatalogueText(registry, Terminal.width());
    if (kind.isEmpty()) {
      System.out.print(text.all());
      return Main.GOOD;
    }
    Kind chosen =
        Kind.called(kind)
            .orElseThrow(
                () ->
                    new UserException(
                        "no kind '"
                            + kind
                            + "'; there are: "
                            + Arrays.stream(Kind.values())
                                .map(Kind::plural)
                                .collect(Collectors.joining(", "))));
    System.out.print(name.isEmpty() ? text.kind(chosen) : text.entry(chosen, name));
    return Main.GOOD;
  }
}
