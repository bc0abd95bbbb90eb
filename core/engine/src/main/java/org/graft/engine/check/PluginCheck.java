package org.graft.engine.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.report.ReportFolder;
import org.graft.engine.plugin.BrokenPlugin;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.PluginCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.UserException;
import org.graft.engine.spec.CatalogueText;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Name;
import org.graft.spi.data.Shape;
import org.graft.testkit.promise.Violation;

/**
 * Checks a plugin: loads it as every command does, looks whether what it calls is there, shows what
 * it adds to the catalogue, keeps its extensions to their contracts, and names its licences.
 */
public final class PluginCheck {
  private static final Logger LOG = LogManager.getLogger(PluginCheck.class);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Weights of a gigabyte come in less, where they come at all. */
  private static final Duration WITH_DOWNLOADS = Duration.ofHours(1);

  private final Graft graft;
  private final Path plugin;
  private final Optional<Shape> input;
  private final int width;
  private final Consumer<String> out;
  private final Bounded bounded;
  private int faults;

  /**
   * A check, to be run once.
   *
   * @param opening opens Graft with the plugin, whose code that runs; is given what is to hear of
   *     downloads
   * @param plugin a jar, a project, or a folder of jars
   * @param input what its backbones take, if not a usual shape
   * @param width of the text
   * @param out takes lines as they come
   * @throws UserException if the plugin does not let Graft open
   */
  public static PluginCheck of(
      Function<DownloadProgress, Graft> opening,
      Path plugin,
      Optional<Shape> input,
      int width,
      Consumer<String> out)
      throws InterruptedException {
    return of(opening, plugin, input, width, out, new Bounded(PATIENCE, WITH_DOWNLOADS));
  }

  static PluginCheck of(
      Function<DownloadProgress, Graft> opening,
      Path plugin,
      Optional<Shape> input,
      int width,
      Consumer<String> out,
      Bounded bounded)
      throws InterruptedException {
    try {
      Graft graft = bounded.call(() -> opening.apply(bounded.progress()));
      return new PluginCheck(graft, plugin, input, width, out, bounded);
    } catch (Bounded.Trouble e) {
      if (e.getCause() instanceof ExecutionException thrown
          && thrown.getCause() instanceof UserException user) {
        throw user;
      }
      throw new UserException(plugin + " does not load: " + e.why(), e);
    }
  }

  private PluginCheck(
      Graft graft,
      Path plugin,
      Optional<Shape> input,
      int width,
      Consumer<String> out,
      Bounded bounded) {
    this.graft = graft;
    this.plugin = plugin.toAbsolutePath().normalize();
    this.input = input;
    this.width = width;
    this.out = out;
    this.bounded = bounded;
  }

  /**
   * Runs it.
   *
   * @param specs experiment files that say how the extensions are used
   * @return how many faults were found and said
   */
  public int run(List<Path> specs) throws IOException, InterruptedException {
    Registry registry = graft.catalogue();
    for (BrokenPlugin broken : registry.broken()) {
      if (mine(broken.where())) {
        fault("%s does not load: %s".formatted(broken.what(), broken.why()));
      }
    }
    List<PluginCard> own = registry.plugins().stream().filter(p -> mine(p.origin())).toList();
    if (own.isEmpty() && faults == 0) {
      fault(plugin + " has no plugin");
    }
    Instances instances = Instances.of(registry, specs(specs));
    for (PluginCard card : own) {
      check(card, instances);
    }
    return faults;
  }

  private boolean mine(String place) {
    return Path.of(place).toAbsolutePath().normalize().startsWith(plugin);
  }

  /** Those given, and those of the plugin's project. */
  private List<Path> specs(List<Path> given) throws IOException {
    Path folder = plugin.resolve("experiments");
    if (!Files.isDirectory(folder)) {
      return given;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return Stream.concat(
              given.stream(), files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted())
          .toList();
    }
  }

  private void check(PluginCard card, Instances instances)
      throws IOException, InterruptedException {
    out.accept("plugin " + card.name() + " in " + card.origin());
    if (card.entries().isEmpty()) {
      fault("it lists no extensions");
      return;
    }
    ClassLoader loader = card.entries().get(0).type().getClassLoader();
    Code code = Code.of(loader, Path.of(card.origin()).toAbsolutePath().normalize());
    links(code, loader);
    unlisted(code, loader, card, instances.registry());
    out.accept("");
    out.accept("in the catalogue");
    CatalogueText text = new CatalogueText(instances.registry(), width);
    for (Entry entry : card.entries()) {
      text.entry(kind(entry), entry.name()).lines().forEach(line -> out.accept("  " + line));
    }
    out.accept("");
    out.accept("contracts");
    for (Entry entry : card.entries()) {
      contract(kind(entry), entry, instances);
    }
    out.accept("");
    out.accept("licences, as they say themselves");
    for (Path place : code.places()) {
      String name = plugin.equals(place) ? "" + place.getFileName() : place.toString();
      try {
        Set<String> licences = bounded.call(() -> Licences.of(place));
        out.accept("  %s: %s".formatted(name, licences.isEmpty() ? "none" : words(licences)));
      } catch (Bounded.Trouble e) {
        fault("%s cannot be read: %s".formatted(name, e.why()));
      }
    }
  }

  private void links(Code code, ClassLoader loader) throws InterruptedException {
    try {
      Set<String> missing = bounded.call(() -> Links.missing(code, loader));
      missing.forEach(this::fault);
      out.accept(
          "  built against version %d of the plugin interface, which is this Graft's%s"
              .formatted(Plugin.SPI, missing.isEmpty() ? "; everything it calls is there" : ""));
    } catch (Bounded.Trouble e) {
      fault("its classes cannot be looked at: " + e.why());
    }
  }

  /** An extension that no plugin lists is in no catalogue, and nothing else would say so. */
  private void unlisted(Code code, ClassLoader loader, PluginCard card, Registry registry)
      throws InterruptedException {
    Set<Class<?>> listed =
        registry.plugins().stream()
            .flatMap(plugin -> plugin.entries().stream())
            .map(Entry::type)
            .collect(Collectors.toSet());
    try {
      for (Class<?> type : bounded.call(() -> code.extensions(loader))) {
        Name name = type.getAnnotation(Name.class);
        if (name != null && !listed.contains(type)) {
          fault(
              "%s is called '%s', but %s.extensions() does not list it: add %s.class there"
                  .formatted(type.getName(), name.value(), card.name(), type.getSimpleName()));
        }
      }
    } catch (Bounded.Trouble e) {
      fault("its classes cannot be looked at: " + e.why());
    }
  }

  private static String words(Set<String> licences) {
    return String.join(", ", licences);
  }

  private static Kind kind(Entry entry) {
    return Kind.of(entry.type()).orElseThrow();
  }

  private void contract(Kind kind, Entry entry, Instances instances)
      throws IOException, InterruptedException {
    String what = kind.noun() + " " + entry.name();
    Path scratch = Files.createTempDirectory("graft-check");
    try {
      Instances.Made made = bounded.call(() -> instances.of(kind, entry, plugin));
      made.wrong().forEach(problem -> fault(problem.toString()));
      if (made.made().isEmpty()) {
        fault(
            "%s was not checked: %s; give an experiment file that uses it with --spec"
                .formatted(what, made.problem()));
      }
      for (Map.Entry<Extension, Path> use : made.made().entrySet()) {
        try {
          tried(what, use.getKey(), use.getValue(), scratch);
        } catch (Bounded.Trouble e) {
          fault("%s was not checked as it is used: %s".formatted(what, e.why()));
        }
      }
    } catch (Bounded.Trouble e) {
      fault("%s was not checked: %s".formatted(what, e.why()));
    } finally {
      delete(scratch);
    }
  }

  /** What hangs may go on to write in it, or have deleted it. */
  private static void delete(Path scratch) {
    try {
      ReportFolder.delete(scratch);
    } catch (IOException e) {
      LOG.debug("left: {}", scratch, e);
    }
  }

  /** What a data set or a backbone reads lies beside its file; what others write, in scratch. */
  private void tried(String what, Extension extension, Path folder, Path scratch)
      throws Bounded.Trouble, InterruptedException {
    Contracts contracts = new Contracts(graft.workbench().access(folder), input);
    boolean reads = extension instanceof DatasetProvider || extension instanceof Backbone;
    List<Declared> declarations =
        bounded.call(() -> contracts.of(reads ? extension : Placed.below(scratch, extension)));
    Tried.Found found = Tried.best(declarations, bounded);
    String declared = found.declared().isEmpty() ? "" : " (" + found.declared() + ")";
    String name = what;
    try {
      name = bounded.call(extension::toString);
    } catch (Bounded.Trouble e) {
      fault("%s: its toString: %s".formatted(what, e.why()));
    }
    out.accept(
        "  %s: %d of %d promises kept by %s%s"
            .formatted(what, found.kept(), found.promises(), name, declared));
    for (Violation violation : found.broken()) {
      fault("%s: %s: %s".formatted(name, violation.promise(), violation.message()));
    }
  }

  private void fault(String what) {
    faults++;
    out.accept("  ! " + what);
  }
}
