package org.graft.engine.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plugin.ParameterCard;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.yaml.Merge;
import org.graft.engine.spec.yaml.Yaml;
import org.graft.engine.spec.yaml.YamlReader;

/** Reads a file and the files it includes into one mapping; what the including file says wins. */
final class Sources {
  private static final int MOST = 100;

  private final Problems problems;
  private final Merge merge;
  private final List<Path> further;
  private final Set<Path> open = new LinkedHashSet<>();
  private int files;

  /**
   * Reads files.
   *
   * @param further folders in which data and weights are looked for too
   */
  Sources(Problems problems, Merge merge, List<Path> further) {
    this.problems = problems;
    this.merge = merge;
    this.further = List.copyOf(further);
  }

  /** The file's content with its includes. */
  Yaml.Fields file(Path file, String shown, Place asked) {
    Path real = file.toAbsolutePath().normalize();
    if (!open.add(real)) {
      problems.add(
          asked,
          "includes go in a circle: "
              + String.join(" -> ", open.stream().map(p -> p.getFileName().toString()).toList())
              + " -> "
              + real.getFileName());
      return nothing(asked);
    }
    try {
      if (++files > MOST) {
        problems.add(asked, "more than " + MOST + " files are included");
        return nothing(asked);
      }
      if (Files.isRegularFile(real) && Files.size(real) > 4L * YamlReader.LONGEST) {
        problems.add(asked, shown + " is too large for an experiment file");
        return nothing(asked);
      }
      return text(Files.readString(real), shown, real.resolveSibling(""));
    } catch (NoSuchFileException e) {
      problems.add(asked, "there is no file " + shown + " (looked for " + real + ")");
    } catch (CharacterCodingException e) {
      problems.add(asked, shown + " is not UTF-8 text");
    } catch (IOException e) {
      problems.add(asked, shown + " cannot be read: " + e.getMessage());
    } finally {
      open.remove(real);
    }
    return nothing(asked);
  }

  /** The content of {@code text} with its includes, which are relative to {@code folder}. */
  Yaml.Fields text(String text, String shown, Path folder) {
    Place top = new Place(shown, 1, "");
    Yaml read = new Globs(folder, further, problems).in(new YamlReader(problems).read(text, top));
    if (!(read instanceof Yaml.Fields fields)) {
      boolean empty = read instanceof Yaml.Text scalar && scalar.isNull();
      if (!empty) {
        problems.add(top, "expected a mapping of keys and values, found " + read.words());
      }
      return nothing(top);
    }
    Yaml.Fields own = withoutDefinitions(FileForm.inFull(fields, problems));
    if (own.get("include").isEmpty()) {
      return own;
    }
    Yaml include = own.fields().get("include");
    Yaml.Fields base = nothing(top);
    for (Yaml one : include instanceof Yaml.Items items ? items.items() : List.of(include)) {
      if (one instanceof Yaml.Text path && !path.isNull()) {
        Path relative = Path.of(path.text());
        base = over(base, file(folder.resolve(relative), sibling(shown, relative), one.place()));
      } else {
        problems.add(one.place(), "expected the path of a file, found " + one.words());
      }
    }
    return over(base, own.without("include"));
  }

  /** Their anchors have been followed by now; a file that includes this one has its own. */
  private Yaml.Fields withoutDefinitions(Yaml.Fields fields) {
    fields
        .get("definitions")
        .filter(given -> !(given instanceof Yaml.Fields))
        .ifPresent(
            given ->
                problems.add(
                    given.place(),
                    "expected a mapping of fragments, such as {quick: &quick {epochs: 2}}, found "
                        + given.words()));
    return fields.without("definitions");
  }

  private Yaml.Fields over(Yaml.Fields base, Yaml.Fields top) {
    Yaml.Fields all = new Yaml.Fields(base.fields(), top.place());
    for (Map.Entry<String, Yaml> own : top.fields().entrySet()) {
      String key = own.getKey();
      all = FileForm.yielding(all, key);
      Optional<Yaml> below = all.get(key);
      Optional<ValueType> type = FileForm.key(key).map(ParameterCard::type);
      boolean both = below.isPresent() && type.isPresent();
      all =
          all.with(
              key, both ? merge.over(below.get(), own.getValue(), type.get()) : own.getValue());
    }
    return all;
  }

  private static String sibling(String shown, Path relative) {
    Path parent = Path.of(shown).getParent();
    return (parent == null ? relative : parent.resolve(relative)).normalize().toString();
  }

  private static Yaml.Fields nothing(Place place) {
    return new Yaml.Fields(Map.of(), new Place(place.source(), place.line(), ""));
  }
}
