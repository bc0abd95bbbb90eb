package org.graft.engine.check;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graft.engine.experiment.Graft;
import org.graft.engine.plugin.BrokenPlugin;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.PluginCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.spec.CatalogueText;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.testkit.promise.Violation;

/**
 * Checks a plugin: loads it as every command does, looks whether what it calls is there, shows what
 * it adds to the catalogue, keeps its extensions to their contracts, and names its licences.
 */
public final class PluginCheck {
  private final Graft graft;
  private final Path plugin;
  private final Optional<Shape> input;
  private final int width;
  private final Consumer<String> out;
  private int faults;

  /**
   * A check, to be run once.
   *
   * @param graft opened with the plugin
   * @param plugin a jar, a project, or a folder of jars
   * @param input what its backbones take, if not a usual shape
   * @param width of the text
   * @param out takes lines as they come
   */
  public PluginCheck(
      Graft graft, Path plugin, Optional<Shape> input, int width, Consumer<String> out) {
    this.graft = graft;
    this.plugin = plugin.toAbsolutePath().normalize();
    this.input = input;
    this.width = width;
    this.out = out;
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
    Code code = Code.of(loader);
    Set<String> missing = Links.missing(code, loader);
    missing.forEach(this::fault);
    out.accept(
        "  built against version %d of the plugin interface, which is this Graft's%s"
            .formatted(Plugin.SPI, missing.isEmpty() ? "; everything it calls is there" : ""));
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
      Set<String> licences = Licences.of(place);
      String name = plugin.equals(place) ? "" + place.getFileName() : place.toString();
      out.accept("  %s: %s".formatted(name, licences.isEmpty() ? "none" : words(licences)));
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
    Instances.Made made = instances.of(kind, entry);
    if (made.made().isEmpty()) {
      fault(
          "%s was not checked: %s; give an experiment file that uses it with --spec"
              .formatted(what, made.problem()));
      return;
    }
    Path scratch = Files.createTempDirectory("graft-check");
    try {
      Contracts contracts = new Contracts(graft.workbench().access(plugin), input);
      for (Extension extension : made.made()) {
        Tried.Found found = Tried.best(contracts.of(placed(extension, scratch)));
        int broken = found.broken().size();
        String declared = found.declared().isEmpty() ? "" : " (" + found.declared() + ")";
        out.accept(
            "  %s: %d of %d promises kept%s"
                .formatted(what, found.promises() - broken, found.promises(), declared));
        for (Violation violation : found.broken()) {
          fault("%s: %s: %s".formatted(extension, violation.promise(), violation.message()));
        }
      }
    } finally {
      try (Stream<Path> files = Files.walk(scratch)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }

  /** The same extension, whose relative files lie elsewhere, so that a check leaves none behind. */
  private static Extension placed(Extension extension, Path scratch) {
    try {
      RecordComponent[] components = extension.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        components[i].getAccessor().setAccessible(true);
        Object value = components[i].getAccessor().invoke(extension);
        Param param = components[i].getAnnotation(Param.class);
        boolean place = param != null && param.affects() == Param.Affects.PLACE;
        values[i] = place && value instanceof Path path ? scratch.resolve(path) : value;
      }
      Constructor<?> constructor = extension.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Extension) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      return extension;
    }
  }

  private void fault(String what) {
    faults++;
    out.accept("  ! " + what);
  }
}
