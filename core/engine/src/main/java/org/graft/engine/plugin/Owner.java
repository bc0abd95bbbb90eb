package org.graft.engine.plugin;

import java.nio.file.Path;

/** Whose code an extension is. */
public final class Owner {
  private Owner() {}

  /**
   * What errors call an extension: {@code strategy 'lab' (lab-1.0.jar)}; without a file where it
   * comes with Graft.
   */
  public static String words(Choice<?> choice) {
    return words(choice.value(), choice.name());
  }

  /** The same of an extension that is known by {@code name}. */
  public static String words(Object extension, String name) {
    String jar = jar(extension);
    return PluginInspection.kind(extension.getClass()).noun()
        + " '"
        + name
        + "'"
        + (jar.isEmpty() ? "" : " (" + jar + ")");
  }

  /** The jar or the folder of jars that a plugin came in; empty for what comes with Graft. */
  public static String jar(Object extension) {
    return extension.getClass().getClassLoader() instanceof PluginClassLoader plugin
        ? String.valueOf(Path.of(plugin.getName()).getFileName())
        : "";
  }
}
