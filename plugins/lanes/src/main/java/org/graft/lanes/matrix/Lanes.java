package org.graft.lanes.matrix;

import java.util.Optional;

/**
 * Products of matrices, which lie line by line in arrays of their own.
 *
 * <p>Every number is summed in the order of its terms, each added by one fused multiplication and
 * addition. Whatever does the arithmetic, however many threads do it and wherever a matrix is cut
 * into blocks: the bits are the same.
 */
public interface Lanes {
  /** Numbers to whose multiple the lines of b and c have room: 64 bytes. */
  int PAD = 16;

  /** c[m][j] += sum over k of a[m][k] b[k][j], for j below {@code n}. May write c's padding. */
  void multiply(float[][] c, float[][] a, float[][] b, Block block);

  /** The same with a turned round: a[k][m]. */
  void multiplyTurned(float[][] c, float[][] a, float[][] b, Block block);

  /** The same from 0 on, whatever c held; does not read c, which may lie far away. */
  void setTurned(float[][] c, float[][] a, float[][] b, Block block);

  /** Whether short lines are as fast as long ones. */
  boolean vectors();

  /** Many networks at once, where that is faster than one after another. */
  Optional<Replicates> replicates();

  /** What it is, in words. */
  String name();

  /** The least multiple of {@link #PAD} that has room for {@code n}. */
  static int padded(int n) {
    return (n + PAD - 1) / PAD * PAD;
  }

  /** Plain Java, for every JVM. */
  static Lanes plain() {
    return new PlainLanes();
  }

  /** {@code jdk.incubator.vector} where the JVM has it and lets it be used, else plain Java. */
  static Lanes fastest() {
    if (!optimises() || !IncubatorModule.ready()) {
      return plain();
    }
    try {
      return Class.forName("org.graft.lanes.matrix.VectorLanes")
          .asSubclass(Lanes.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      return plain(); // built by a JDK without the module, or for another one's
    }
  }

  /**
   * Whether the JVM has its optimising compiler: without it ({@code -XX:TieredStopAtLevel=1},
   * {@code -Xint}), every operation on vectors makes an object.
   */
  private static boolean optimises() {
    String mode = System.getProperty("java.vm.info", "");
    return !mode.contains("emulated-client") && !mode.contains("interpreted");
  }

  /**
   * The part of a product to do.
   *
   * @param first first line of c
   * @param last line after the last
   * @param from first term
   * @param to term after the last
   * @param n numbers of a line of c
   */
  record Block(int first, int last, int from, int to, int n) {}
}
