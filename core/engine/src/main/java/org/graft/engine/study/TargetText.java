package org.graft.engine.study;

import java.util.List;
import org.graft.spi.data.Target;

/** Targets in words. */
public final class TargetText {
  private static final int SHOWN = 12;

  private TargetText() {}

  /** Names in their order; of many, the first and the last. */
  public static String names(Target target) {
    List<String> names = target.names();
    return names.size() <= SHOWN
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, SHOWN - 2)) + ", ..., " + names.get(names.size() - 1);
  }
}
