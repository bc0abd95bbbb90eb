package org.graft.engine.experiment.predict;

import java.nio.file.Path;
import java.util.List;

/**
 * A recorded trial's network in a file for other software.
 *
 * @param arrays how many the file holds
 * @param numbers how many they hold
 * @param network in words
 * @param notes what a reader of it should know: classes, preprocessing
 */
public record ExportedModel(
    Path file, int arrays, long numbers, String network, List<String> notes) {
  /** Copies the notes. */
  public ExportedModel {
    notes = List.copyOf(notes);
  }
}
