package org.graft.backbones.keras;

import java.util.List;

/** Which versions of Keras configurations come from, and what of them Graft does not read. */
final class Versions {
  /** Keys that Keras 2 renamed. */
  private static final List<String> FIRST =
      List.of("\"nb_filter\"", "\"border_mode\"", "\"dim_ordering\"");

  private Versions() {}

  /**
   * Refuses what is not read, as what it is.
   *
   * @param version as the file states it; empty where it does not
   */
  static void check(String version, String config) {
    boolean first =
        version.startsWith("1.")
            || version.startsWith("0.")
            || (version.isEmpty() && FIRST.stream().anyMatch(config::contains));
    if (first) {
      throw new IllegalArgumentException(
          "it was saved by Keras %s, whose layers Graft does not read; Keras 2.0 to 2.3 reads it:"
                  .formatted(version.isEmpty() ? "1" : version)
              + " save it from there with load_model('old.h5').save('new.h5')");
    }
    if (version.startsWith("3") && config.contains("\"hard_sigmoid\"")) {
      throw new IllegalArgumentException(
          "it uses hard_sigmoid, which Keras 3 defines anew; Graft has that of Keras 2");
    }
  }
}
