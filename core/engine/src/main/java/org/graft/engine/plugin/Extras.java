package org.graft.engine.plugin;

import java.util.Map;

/** Extensions that only a larger build holds, for whoever asks for one by name. */
public final class Extras {
  private static final Map<String, String> BUILDS =
      Map.of("onnx-file", "./mvnw -Dquick -DskipTests -Ponnx package");

  private Extras() {}

  /** How to come by the extension, as the end of a sentence; empty where nothing is known of it. */
  public static String hint(String name) {
    String build = BUILDS.get(name);
    return build == null ? "" : "; '" + name + "' comes with a larger build: " + build;
  }
}
