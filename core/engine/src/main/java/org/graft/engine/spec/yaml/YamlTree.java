package org.graft.engine.spec.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the tree of one document from the parser's events. */
public final class YamlTree {
  /** Deepest nesting. */
  static final int DEEPEST = 64;

  /** Most nodes, those that aliases repeat included. */
  static final int MOST = 200_000;

  /** The key that merges other mappings into its own (yaml.org/type/merge.html). */
  private static final String MERGE = "<<";

  private final Iterator<Event> events;
  private final Problems problems;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int nodes;

  YamlTree(Iterator<Event> events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  Yaml read(Place place) {
    return node(events.next(), place, 0);
  }

  private Yaml node(Event event, Place place, int depth) {
    int before = nodes;
    count(place, 1);
    if (depth > DEEPEST) {
      throw new TooMuch(place, "is nested deeper than " + DEEPEST + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias, place);
    }
    if (event instanceof NodeEvent node && tag(node).isPresent()) {
      problems.add(place, "tags are not supported, found " + tag(node).get());
    }
    Yaml read =
        switch (event.getEventId()) {
          case Scalar -> {
            ScalarEvent scalar = (ScalarEvent) event;
            yield new Yaml.Text(scalar.getValue(), scalar.isPlain(), place);
          }
          case SequenceStart -> items(place, depth);
          case MappingStart -> fields(place, depth);
          default -> throw new IllegalStateException("unexpected " + event);
        };
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      Anchor anchor = node.getAnchor().get();
      anchors.put(anchor.getValue(), new Anchored(read, nodes - before));
    }
    return read;
  }

  private Yaml aliased(AliasEvent alias, Place place) {
    String name = alias.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      problems.add(place, "no anchor &" + name + " stands before *" + name);
      return new Yaml.Text("", true, place);
    }
    count(place, anchored.nodes());
    return anchored.tree().at(place);
  }

  private Yaml items(Place place, int depth) {
    List<Yaml> items = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
      items.add(node(e, place.item(items.size(), line(e, place)), depth + 1));
    }
    return new Yaml.Items(items, place);
  }

  private Yaml fields(Place place, int depth) {
    Map<String, Yaml> fields = new LinkedHashMap<>();
    List<Yaml> merged = new ArrayList<>();
    for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
      int line = line(e, place);
      Yaml key = node(e, new Place(place.source(), line, place.path()), depth + 1);
      String name = key instanceof Yaml.Text text ? text.text() : "";
      if (!(key instanceof Yaml.Text)) {
        problems.add(key.place(), "a key must be text, found " + key.words());
      }
      if (key instanceof Yaml.Text text && text.plain() && name.equals(MERGE)) {
        merged.add(node(events.next(), place, depth + 1));
        continue;
      }
      Yaml value = node(events.next(), place.key(name, line), depth + 1);
      Yaml former = fields.putIfAbsent(name, value);
      if (former != null) {
        String first = former.place().line() == 0 ? "" : ", first in line " + former.place().line();
        problems.add(value.place(), "the key '" + name + "' stands here twice" + first);
      }
    }
    merged.forEach(source -> merge(source, fields, place));
    return new Yaml.Fields(fields, place);
  }

  /**
   * Adds what a mapping, or a list of them, has that is not there yet: the first to say it wins.
   */
  private void merge(Yaml source, Map<String, Yaml> fields, Place place) {
    List<Yaml> sources = source instanceof Yaml.Items items ? items.items() : List.of(source);
    for (Yaml one : sources) {
      if (one instanceof Yaml.Fields other) {
        other.fields().forEach((key, value) -> fields.putIfAbsent(key, moved(key, value, place)));
      } else {
        problems.add(
            place,
            "'<<' takes a mapping such as *name, or a list of mappings, found " + one.words());
      }
    }
  }

  private static Yaml moved(String key, Yaml value, Place place) {
    return value.at(place.key(key, value.place().line()));
  }

  private void count(Place place, int more) {
    nodes += more;
    if (nodes > MOST) {
      throw new TooMuch(place, "the file has more than " + MOST + " parts, aliases included");
    }
  }

  private static Optional<String> tag(NodeEvent node) {
    if (node instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return node instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
  }

  private static int line(Event event, Place within) {
    return within.line() == 0 ? 0 : event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }

  private record Anchored(Yaml tree, int nodes) {}

  /** Ends reading of a file that is too large to mean well. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TooMuch(Place place, String message) {
      super(message);
      this.place = place;
    }

    Place place() {
      return place;
    }
  }
}
