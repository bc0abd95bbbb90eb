package org.graft.engine.experiment.planning;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.plan.Plan;
import org.graft.spi.data.Note;

/**
 * What a plan's data sets have to say of themselves, such as which files were left out.
 *
 * @param notes each once
 */
public record DataNotes(List<Note> notes) {
  private static final int SHOWN = 20;

  /** The notes of all data sets of {@code plan}. */
  public static DataNotes of(Plan plan) {
    return new DataNotes(
        plan.settings().stream()
            .flatMap(s -> Stream.concat(s.source().stream(), Stream.of(s.target())))
            .map(DatasetLoader.Loaded::dataset)
            .flatMap(data -> data.notes().stream())
            .distinct()
            .toList());
  }

  /** Each note with its first items, for the screen. */
  public List<String> shown() {
    return notes.stream().map(note -> note.text(SHOWN)).toList();
  }

  /** All of it, to be kept. */
  public String whole() {
    return notes.stream()
        .map(note -> note.text(Integer.MAX_VALUE) + "\n")
        .collect(Collectors.joining("\n"));
  }
}
