package org.graft.engine.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problem;
import org.graft.engine.problem.Problems;
import org.graft.engine.problem.SpecException;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.bind.Choices;
import org.graft.engine.spec.yaml.Assignment;
import org.graft.engine.spec.yaml.Merge;
import org.graft.engine.spec.yaml.Overrides;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.engine.spec.yaml.YamlReader;
import org.graft.spi.Backbone;
import org.graft.spi.Metric;
import org.graft.spi.ReportRenderer;
import org.graft.spi.Strategy;
import org.graft.spi.Trainer;
import org.graft.spi.base.Extension;
import org.graft.spi.base.NearMiss;

/**
 * Reads experiment files.
 *
 * <p>Includes come first, then the file over them, then the options, each replacing what stood
 * there. What {@code source-training} leaves out is as in {@code training}; so is what a strategy's
 * own training leaves out. Everything wrong is found before anything is thrown.
 */
public final class SpecReader {
  private final Registry registry;
  private final List<Path> further;

  /** A reader of files that choose from {@code registry}. */
  public SpecReader(Registry registry) {
    this(registry, List.of());
  }

  /**
   * A reader of files that choose from {@code registry}.
   *
   * @param further folders in which their data and weights may lie, beside their own
   */
  public SpecReader(Registry registry, List<Path> further) {
    this.registry = registry;
    this.further = List.copyOf(further);
  }

  /**
   * Reads a file.
   *
   * @param options settings such as {@code repeats.training=5}
   * @throws SpecException with all that is wrong
   */
  public ExperimentSpec read(Path file, List<String> options) {
    Problems problems = new Problems();
    String shown = String.valueOf(file.getFileName());
    Yaml.Fields root =
        new Sources(problems, new Merge(registry), further)
            .file(file, shown, new Place(shown, 0, ""));
    return read(root, shown, options, problems);
  }

  /**
   * Reads the text of a file; its includes are relative to the working directory.
   *
   * @param shown the file's name for messages
   * @throws SpecException with all that is wrong
   */
  public ExperimentSpec readText(String text, String shown, List<String> options) {
    Problems problems = new Problems();
    Yaml.Fields root =
        new Sources(problems, new Merge(registry), further)
            .text(text, shown, Path.of("").toAbsolutePath());
    return read(root, shown, options, problems);
  }

  /** Every trainer that needs no arguments, by name: what {@code auto} chooses from. */
  public List<Choice<Trainer>> trainers() {
    List<Choice<Trainer>> trainers = new ArrayList<>();
    for (Entry entry : registry.entries(Kind.TRAINERS)) {
      Place place = new Place("trainer " + entry.name(), 0, "");
      Yaml node = new Yaml.Text(entry.name(), true, place);
      Object bound = new Binder(registry, new Problems()).bind(node, ValueType.of(Trainer.class));
      if (bound instanceof Trainer trainer) {
        trainers.add(Choice.of(trainer, Optional.empty(), place.where()));
      }
    }
    return trainers;
  }

  /** Every metric that needs no arguments, with its defaults. */
  public List<Choice<Metric>> metrics() {
    List<Choice<Metric>> metrics = new ArrayList<>();
    for (Entry entry : registry.entries(Kind.METRICS)) {
      Place place = new Place("metric " + entry.name(), 0, "");
      Yaml node = new Yaml.Text(entry.name(), true, place);
      Object bound = new Binder(registry, new Problems()).bind(node, ValueType.of(Metric.class));
      if (bound instanceof Metric metric) {
        metrics.add(Choice.of(metric, Optional.empty(), place.where()));
      }
    }
    return metrics;
  }

  /** Every report that needs no arguments, by name. */
  public Map<String, ReportRenderer> renderers() {
    Map<String, ReportRenderer> renderers = new LinkedHashMap<>();
    for (Entry entry : registry.entries(Kind.REPORTS)) {
      Place place = new Place("report " + entry.name(), 0, "");
      Yaml node = new Yaml.Text(entry.name(), true, place);
      Object bound =
          new Binder(registry, new Problems()).bind(node, ValueType.of(ReportRenderer.class));
      if (bound instanceof ReportRenderer renderer) {
        renderers.put(entry.name(), renderer);
      }
    }
    return renderers;
  }

  /**
   * The reports that a recorded experiment asks for, by name; empty where it asks for none.
   *
   * @param resolved the experiment, as {@link ExperimentSpec#resolved} writes it
   * @param notes hears of those that cannot be made here
   */
  public Optional<Map<String, ReportRenderer>> renderers(String resolved, Consumer<String> notes) {
    Yaml root = new YamlReader(new Problems()).read(resolved, new Place("spec", 0, ""));
    Optional<Yaml> asked =
        root instanceof Yaml.Fields fields ? fields.get("reports") : Optional.empty();
    if (!(asked.orElse(null) instanceof Yaml.Items items) || items.items().isEmpty()) {
      return Optional.empty();
    }
    Map<String, ReportRenderer> renderers = new LinkedHashMap<>();
    for (Yaml one : items.items()) {
      Problems problems = new Problems();
      Object bound = new Binder(registry, problems).bind(one, labelled(ReportRenderer.class));
      if (bound instanceof Choice<?> choice
          && choice.value() instanceof ReportRenderer renderer
          && problems.count() == 0) {
        renderers.put(choice.name(), renderer);
      } else {
        notes.accept(
            "a report that the experiment asks for is not written: "
                + problems.sorted().stream().map(Problem::what).collect(Collectors.joining("; ")));
      }
    }
    return Optional.of(renderers);
  }

  /**
   * An extension as an option names it: {@code name} or {@code name: {arguments}}.
   *
   * @param option the option, for messages
   * @throws SpecException with all that is wrong
   */
  public <T extends Extension> T extension(Class<T> kind, String text, String option) {
    Problems problems = new Problems();
    Yaml node = new YamlReader(problems).read(text, new Place(option, 0, ""));
    Object bound = new Binder(registry, problems).bind(node, ValueType.of(kind));
    problems.throwIfAny();
    return Objects.requireNonNull(kind.cast(bound));
  }

  /**
   * A backbone as an option names it.
   *
   * @param option the option, for messages
   * @throws SpecException with all that is wrong
   */
  public Choice<Backbone> backbone(String text, String option) {
    return one(Backbone.class, text, option);
  }

  /**
   * A strategy as an option names it.
   *
   * @param option the option, for messages
   * @throws SpecException with all that is wrong
   */
  public Choice<Strategy> strategy(String text, String option) {
    return one(Strategy.class, text, option);
  }

  /**
   * A data set and the view of it, as an option names them.
   *
   * @param option the option, for messages
   * @throws SpecException with all that is wrong
   */
  public DataSpec data(String text, String option) {
    return (DataSpec) one((ValueType.WithOptions) ValueType.of(DataSpec.class), text, option);
  }

  /**
   * An extension with the label that it has in tables, as an option names it.
   *
   * @param option the option, for messages
   * @throws SpecException with all that is wrong
   */
  public <T extends Extension> Choice<T> choice(Class<T> kind, String text, String option) {
    return one(kind, text, option);
  }

  private <T extends Extension> Choice<T> one(Class<T> kind, String text, String option) {
    @SuppressWarnings("unchecked") // the binder makes what the type says
    Choice<T> chosen = (Choice<T>) one(labelled(kind), text, option);
    return chosen;
  }

  private static ValueType.WithOptions labelled(Class<? extends Extension> kind) {
    return new ValueType.WithOptions(Choice.class, new ValueType.OneOf(kind), List.of());
  }

  private Object one(ValueType.WithOptions type, String text, String option) {
    Problems problems = new Problems();
    Place place = new Place(option, 0, "");
    Yaml node = new YamlReader(problems).read(text, place);
    List<Yaml> all = new Choices(registry, problems).expand(node, type);
    if (problems.count() == 0 && all.size() != 1) {
      problems.add(place, "expected one, found " + all.size());
    }
    problems.throwIfAny();
    Object bound = new Binder(registry, problems).bind(all.get(0), type);
    problems.throwIfAny();
    return Objects.requireNonNull(bound);
  }

  private ExperimentSpec read(
      Yaml.Fields file, String shown, List<String> options, Problems problems) {
    if (problems.count() > 0 && file.fields().isEmpty()) {
      problems.throwIfAny();
    }
    Yaml.Fields root = file;
    for (String option : options) {
      Optional<Assignment> given = Assignment.of(option, problems);
      if (given.isPresent()) {
        root = overridden(root, ofAll(root, given.get()), problems);
      }
    }
    return new Experiment(registry, problems, root).read(stem(shown));
  }

  /** A part of the source or the target of a file with transfers is that of all of them. */
  private static Assignment ofAll(Yaml.Fields root, Assignment given) {
    boolean part = List.of("source", "target").contains(given.top()) && given.keys().size() > 1;
    return part && root.get("transfers").isPresent()
        ? given.below("transfers")
        : given.under(FileForm.inFull(given.top()));
  }

  private Yaml.Fields overridden(Yaml.Fields root, Assignment given, Problems problems) {
    String key = given.top();
    Optional<ValueType> type = FileForm.key(key).map(ParameterCard::type);
    if (type.isEmpty() && given.keys().size() > 1) {
      List<String> names = FileForm.keys().stream().map(ParameterCard::name).toList();
      problems.add(given.place(), NearMiss.message("key", key, names));
      return root;
    }
    Yaml.Fields yielding = FileForm.yielding(root, key);
    return type.isEmpty()
        ? yielding.with(key, given.value())
        : new Overrides(registry, new Merge(registry), problems)
            .apply(yielding, key, type.get(), given);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
