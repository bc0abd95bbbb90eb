package org.graft.engine.spec.bind;

import java.util.ArrayList;
import java.util.List;
import org.graft.engine.plugin.DefaultCheck;
import org.graft.engine.plugin.Entry;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.Registry;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.engine.spec.yaml.YamlReader;

/** Defaults of parameters: YAML text, bound like what stands in files. */
public final class Defaults implements DefaultCheck {
  @Override
  public List<String> faults(Registry registry, Entry entry) {
    List<String> faults = new ArrayList<>();
    Place place = new Place(entry.name(), 0, "");
    for (ParameterCard card : entry.parameters()) {
      if (card.byDefault().isPresent()) {
        Problems problems = new Problems();
        Yaml.Fields nothing = new Yaml.Fields(java.util.Map.of(), place);
        new Binder(registry, problems).parameter(nothing, card, java.util.Optional.empty());
        problems.sorted().forEach(problem -> faults.add(problem.toString()));
      }
    }
    return faults;
  }

  /** Reads a default; the parser is spared for plain words, which most are. */
  public static Yaml node(String text, Place place, Problems problems) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inWord = Character.isLetterOrDigit(c) || c == '.' || c == '%' || (c == '-' && i > 0);
      if (!inWord) {
        return new YamlReader(problems).read(text, new Place(place.source(), 0, place.path()));
      }
    }
    return new Yaml.Text(text, true, place);
  }
}
