package org.graft.lanes.matrix;

/**
 * The JDK's module {@code jdk.incubator.vector}, found among those that the JVM was started with or
 * loaded now.
 *
 * <p>A JVM that is started with an incubating module says so on standard error, which no option
 * turns off; one that loads it later, as its own agents load theirs, does not. The JDK keeps the
 * call for that to itself, hence {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED}
 * and the call by name: where either is missing there are no vectors, and all else works. Compiled
 * code is the same both ways, since HotSpot turns to vectors when the module is defined.
 */
final class IncubatorModule {
  private static final String NAME = "jdk.incubator.vector";

  private IncubatorModule() {}

  /** Whether its classes can be used from now on. */
  static boolean ready() {
    if (ModuleLayer.boot().findModule(NAME).isPresent()) {
      return true;
    }
    try {
      Class.forName("jdk.internal.module.Modules")
          .getMethod("loadModule", String.class)
          .invoke(null, NAME);
      return true;
    } catch (ReflectiveOperationException | LinkageError | IllegalArgumentException e) {
      return false; // not exported, or another JDK's own affair
    }
  }
}
