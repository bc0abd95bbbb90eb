package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.spi.base.Seed;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of a strategy that says {@code choose}: joint draws of everything it leaves open.
 * What stands at the same place of two strategies is drawn alike, and more candidates begin with
 * those of fewer.
 */
public final class Candidates {
  private static final String CHOOSE = "choose";
  private static final String OF = "of";
  private static final int MOST = 10_000;
  private static final int PATIENCE = 1000;

  private final Problems problems;
  private final int number;
  private final boolean all;
  private final Seed seed;

  /**
   * Candidates of one experiment.
   *
   * @param number how many each strategy has
   * @param all whether it has every combination instead
   */
  public Candidates(Problems problems, int number, boolean all, Seed seed) {
    this.problems = problems;
    this.number = number;
    this.all = all;
    this.seed = seed.derive("candidates");
  }

  /** Whether anything in {@code node} is left to choose. */
  public static boolean chooses(Yaml node) {
    if (node instanceof Yaml.Fields fields) {
      return fields.get(CHOOSE).isPresent()
          || fields.fields().values().stream().anyMatch(Candidates::chooses);
    }
    return node instanceof Yaml.Items items && items.items().stream().anyMatch(Candidates::chooses);
  }

  /** The choice among its candidates that {@code strategy} stands for; itself if it is none. */
  Yaml.Fields of(Yaml.Fields strategy) {
    if (!chooses(strategy)) {
      return strategy;
    }
    Yaml.Fields bare = strategy.without("as");
    List<Yaml> points = points(bare);
    Yaml of = new Yaml.Items(points, strategy.place());
    Yaml.Fields choice =
        new Yaml.Fields(
            Map.of(CHOOSE, new Yaml.Fields(Map.of(OF, of), strategy.place())), strategy.place());
    return strategy.get("as").map(as -> choice.with("as", as)).orElse(choice);
  }

  private List<Yaml> points(Yaml.Fields open) {
    long count = count(open);
    if (all && count > MOST) {
      problems.add(
          open.place(),
          "'draw: all' takes every combination of lists, up to "
              + MOST
              + (count == Long.MAX_VALUE
                  ? ", and a range has no end of them"
                  : ", and here are " + count)
              + "; say 'draw: random' and how many candidates");
      return List.of();
    }
    if (all || count <= number) {
      return every(open);
    }
    Set<@Nullable Object> met = new LinkedHashSet<>();
    List<Yaml> points = new ArrayList<>();
    for (int draw = 0; points.size() < number && draw < number * PATIENCE; draw++) {
      Yaml point = point(open, "", draw);
      if (met.add(Plain.of(point))) {
        points.add(point);
      }
    }
    return points;
  }

  /** What may be chosen at {@code node}: items, or a range; empty where nothing is. */
  private static @Nullable Yaml options(Yaml node) {
    Yaml given = node instanceof Yaml.Fields fields ? fields.fields().get(CHOOSE) : null;
    return given instanceof Yaml.Fields fields && fields.onlyKey().filter(OF::equals).isPresent()
        ? fields.fields().get(OF)
        : given;
  }

  /** How many points there are; the largest number for no end of them. */
  private long count(Yaml node) {
    Yaml options = options(node);
    if (options instanceof Yaml.Items items) {
      return items.items().stream().mapToLong(this::count).reduce(0, Candidates::sum);
    }
    if (options != null) {
      return Interval.of(options, problems).map(Interval::count).orElse(1L);
    }
    return children(node).stream().mapToLong(this::count).reduce(1, Candidates::product);
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long product(long a, long b) {
    return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  private static List<Yaml> children(Yaml node) {
    return node instanceof Yaml.Fields fields
        ? List.copyOf(fields.fields().values())
        : node instanceof Yaml.Items items ? items.items() : List.of();
  }

  private Yaml point(Yaml node, String path, int draw) {
    Yaml options = options(node);
    Seed own = seed.derive(path).derive("draw", draw);
    if (options instanceof Yaml.Items items && !items.items().isEmpty()) {
      int which = own.randomness().nextInt(items.items().size());
      return point(items.items().get(which), path + "/" + which, draw);
    }
    if (options != null) {
      return Interval.of(options, problems)
          .map(interval -> (Yaml) new Yaml.Text(interval.draw(own), true, node.place()))
          .orElseGet(() -> new Yaml.Text("", true, node.place()));
    }
    if (node instanceof Yaml.Fields fields) {
      Map<String, Yaml> drawn = new LinkedHashMap<>();
      fields.fields().forEach((key, value) -> drawn.put(key, point(value, below(path, key), draw)));
      return new Yaml.Fields(drawn, fields.place());
    }
    if (node instanceof Yaml.Items items) {
      List<Yaml> drawn = new ArrayList<>();
      for (int i = 0; i < items.items().size(); i++) {
        drawn.add(point(items.items().get(i), path + "/" + i, draw));
      }
      return new Yaml.Items(drawn, items.place());
    }
    return node;
  }

  /** The strategy's own name is no part of a path, so that two strategies are drawn alike. */
  private static String below(String path, String key) {
    return path.isEmpty() ? "." : path + "/" + key;
  }

  private List<Yaml> every(Yaml node) {
    Yaml options = options(node);
    if (options instanceof Yaml.Items items) {
      return items.items().stream().flatMap(item -> every(item).stream()).toList();
    }
    if (options != null) {
      return Interval.of(options, problems).map(Interval::all).orElse(List.of()).stream()
          .map(value -> (Yaml) new Yaml.Text(value, true, node.place()))
          .toList();
    }
    if (node instanceof Yaml.Fields fields) {
      List<String> keys = List.copyOf(fields.fields().keySet());
      return product(children(node)).stream().map(values -> fields(keys, values, fields)).toList();
    }
    return node instanceof Yaml.Items items
        ? product(items.items()).stream()
            .map(values -> (Yaml) new Yaml.Items(values, items.place()))
            .toList()
        : List.of(node);
  }

  private static Yaml fields(List<String> keys, List<Yaml> values, Yaml.Fields like) {
    Map<String, Yaml> fields = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      fields.put(keys.get(i), values.get(i));
    }
    return new Yaml.Fields(fields, like.place());
  }

  private List<List<Yaml>> product(List<Yaml> nodes) {
    List<List<Yaml>> combinations = List.of(List.of());
    for (Yaml node : nodes) {
      List<Yaml> alternatives = every(node);
      List<List<Yaml>> longer = new ArrayList<>();
      for (List<Yaml> combination : combinations) {
        for (Yaml value : alternatives) {
          List<Yaml> next = new ArrayList<>(combination);
          next.add(value);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
