package org.graft.engine.data;

import org.graft.spi.data.Target;

/** What is to be predicted of rows of several data sets together. */
public final class JoinedTarget {
  private JoinedTarget() {}

  /** Whether both are of the same classes, labels or numbers, in the same order. */
  public static boolean alike(Target one, Target other) {
    return one.kind().equals(other.kind()) && one.names().equals(other.names());
  }

  /** The same without what was fitted to the rows of one data set. */
  public static Target unfitted(Target target) {
    return target instanceof Target.Numbers ? new Target.Numbers(target.names()) : target;
  }

  /** In words, such as {@code classes [ants, bees]}. */
  public static String words(Target target) {
    return target.kind() + " " + target.names();
  }
}
