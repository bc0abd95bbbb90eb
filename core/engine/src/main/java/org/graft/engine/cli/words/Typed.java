package org.graft.engine.cli.words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.graft.engine.experiment.Graft;
import org.graft.engine.experiment.Setup;
import org.graft.engine.plugin.Registry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The words of a line that is being typed; makes picocli's lists of candidates by them. */
public record Typed(List<String> words) implements CommandLine.IFactory {
  /** Copies the words. */
  public Typed {
    words = List.copyOf(words);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (Candidates.class.isAssignableFrom(type)) {
      return type.getConstructor(Typed.class).newInstance(this);
    }
    return CommandLine.defaultFactory().create(type);
  }

  /** Where the line says that runs are kept. */
  Path runs() {
    List<String> folders = values("--runs");
    return Path.of(folders.isEmpty() ? "runs" : folders.get(folders.size() - 1));
  }

  /** The catalogue with the plugins that the line names. */
  Registry catalogue() {
    Setup setup = Setup.fromEnvironment().withNotes(note -> {});
    List<Path> folders = new ArrayList<>();
    values("--plugins").forEach(folder -> folders.add(Path.of(folder)));
    folders.addAll(setup.plugins());
    return Graft.open(setup.withPlugins(folders)).catalogue();
  }

  /** Which of {@code words} stands on the line, or none. */
  @Nullable String among(Set<String> known) {
    return words.stream().filter(known::contains).findFirst().orElse(null);
  }

  private List<String> values(String option) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals(option) && i + 1 < words.size()) {
        values.add(words.get(i + 1));
      } else if (words.get(i).startsWith(option + "=")) {
        values.add(words.get(i).substring(option.length() + 1));
      }
    }
    return values;
  }
}
