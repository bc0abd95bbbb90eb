package org.graft.engine.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.bind.Choices;
import org.graft.engine.spec.bind.Sweeps;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.engine.spec.yaml.YamlReader;
import org.graft.spi.base.Extension;

/**
 * Extensions to check: with their defaults, and as experiment files use them.
 *
 * @param registry the catalogue
 * @param specs what the files say
 */
record Instances(Registry registry, List<Spec> specs) {
  /**
   * What an experiment file says.
   *
   * @param yaml its text, as read
   * @param folder it lies in, from which its paths start
   */
  record Spec(Yaml yaml, Path folder) {}

  /** Kinds of which an experiment has one. */
  private static final Set<Kind> SINGLE = Set.of(Kind.PROTOCOLS, Kind.TRAINERS);

  /** By what {@code files} say. */
  static Instances of(Registry registry, List<Path> files) throws IOException {
    List<Spec> specs = new ArrayList<>();
    for (Path file : files) {
      Problems problems = new Problems();
      Place top = new Place(String.valueOf(file.getFileName()), 0, "");
      Yaml yaml = new YamlReader(problems).read(Files.readString(file), top);
      specs.add(new Spec(yaml, file.toAbsolutePath().normalize().resolveSibling("")));
      problems.throwIfAny();
    }
    return new Instances(registry, specs);
  }

  /**
   * The extensions of an entry.
   *
   * @param made equal ones once, each with the folder from which its paths start
   * @param problem why there is none with its defaults, or empty
   * @param wrong what is wrong with uses of it in files
   */
  record Made(Map<Extension, Path> made, String problem, List<Problem> wrong) {
    /** Copies the list. */
    Made {
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * As the defaults make it if they do, and as files use it.
   *
   * @param plugin from which the paths of defaults start
   */
  Made of(Kind kind, Entry entry, Path plugin) {
    Map<Extension, Path> made = new LinkedHashMap<>();
    Problems problems = new Problems();
    Yaml name = new Yaml.Text(entry.name(), true, new Place("defaults", 0, ""));
    add(made, name, kind, plugin, problems);
    Problems wrong = new Problems();
    for (Spec spec : specs) {
      add(made, spec, kind, entry, wrong);
    }
    String problem = problems.sorted().stream().findFirst().map(Problem::what).orElse("");
    return new Made(made, problem, wrong.sorted());
  }

  private void add(Map<Extension, Path> made, Spec spec, Kind kind, Entry entry, Problems wrong) {
    List<Yaml> uses = new ArrayList<>();
    collect(spec.yaml(), entry.name(), uses);
    for (Yaml use : uses) {
      // A lone word may be something else that is called alike; what has arguments is a use.
      Problems own = use instanceof Yaml.Fields ? wrong : new Problems();
      List<Yaml> all = new Sweeps(registry, own).expand(use, type(kind));
      if (all.size() > 1 && SINGLE.contains(kind)) {
        own.add(use.place(), Choices.single(kind.noun()));
      }
      all.forEach(one -> add(made, one, kind, spec.folder(), own));
    }
  }

  private static ValueType type(Kind kind) {
    return new ValueType.OneOf(kind.type());
  }

  private void add(
      Map<Extension, Path> made, Yaml node, Kind kind, Path folder, Problems problems) {
    Object value = new Binder(registry, problems).bind(node, type(kind));
    if (value instanceof Extension extension) {
      made.put(extension, folder);
    }
  }

  /** Everything that calls {@code name}, with its arguments and without what stands beside it. */
  private static void collect(Yaml node, String name, List<Yaml> uses) {
    if (node instanceof Yaml.Text text && text.text().equals(name)) {
      uses.add(text);
    } else if (node instanceof Yaml.Items items) {
      items.items().forEach(item -> collect(item, name, uses));
    } else if (node instanceof Yaml.Fields fields) {
      fields.get(name).ifPresent(use -> uses.add(fields.only(name)));
      fields.fields().values().forEach(value -> collect(value, name, uses));
    }
  }
}
