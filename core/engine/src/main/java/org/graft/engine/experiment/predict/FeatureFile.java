package org.graft.engine.experiment.predict;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of features that was written.
 *
 * @param arrays what it holds, such as {@code train 1000x512}
 * @param node the node whose outputs they are
 * @param notes what else a reader of it should know
 */
public record FeatureFile(Path file, List<String> arrays, String node, List<String> notes) {
  /** Copies the lists. */
  public FeatureFile {
    arrays = List.copyOf(arrays);
    notes = List.copyOf(notes);
  }
}
