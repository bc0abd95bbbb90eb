package org.graft.engine.spec.yaml;

import java.util.Iterator;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML text. Works on the parser's events, which come one after the other, so that neither
 * deep nesting nor aliases of aliases can exhaust the machine.
 */
public final class YamlReader {
  /** Longest text, in characters. */
  public static final int LONGEST = 4 << 20;

  private final Problems problems;

  public YamlReader(Problems problems) {
    this.problems = problems;
  }

  /** What {@code text} says; an empty mapping, and a problem noted, if it is not YAML. */
  public Yaml read(String text, Place top) {
    Yaml nothing = new Yaml.Fields(java.util.Map.of(), top);
    if (text.length() > LONGEST) {
      problems.add(top, "is longer than " + LONGEST + " characters");
      return nothing;
    }
    LoadSettings settings =
        LoadSettings.builder().setLabel(top.source()).setCodePointLimit(LONGEST).build();
    try {
      Iterator<Event> events = new Parse(settings).parseString(text).iterator();
      events.next();
      Event start = events.next();
      if (start.getEventId() == Event.ID.StreamEnd) {
        return nothing;
      }
      Yaml document = new YamlTree(events, problems).read(top);
      events.next();
      Event end = events.next();
      if (end.getEventId() != Event.ID.StreamEnd) {
        problems.add(at(top, end), "expected one document, found another after '---'");
      }
      return document;
    } catch (MarkedYamlEngineException e) {
      String what = e.getContext() == null ? "" : e.getContext() + ", ";
      Place place = e.getProblemMark().map(mark -> at(top, mark)).orElse(top);
      problems.add(place, "is not YAML: " + what + e.getProblem());
      return nothing;
    } catch (YamlEngineException e) {
      problems.add(top, "is not YAML: " + e.getMessage());
      return nothing;
    } catch (YamlTree.TooMuch e) {
      problems.add(e.place(), String.valueOf(e.getMessage()));
      return nothing;
    }
  }

  private static Place at(Place top, Event event) {
    return event.getStartMark().map(mark -> at(top, mark)).orElse(top);
  }

  private static Place at(Place top, Mark mark) {
    return new Place(top.source(), top.line() == 0 ? 0 : mark.getLine() + 1, top.path());
  }
}
