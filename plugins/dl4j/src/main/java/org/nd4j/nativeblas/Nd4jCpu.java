package org.nd4j.nativeblas;

/**
 * The name under which DL4J 1.0.0-M2.1 still asks, by reflection, whether oneDNN may be used. ND4J
 * moved the class in that release; without this one DL4J drops its oneDNN layers without a word and
 * a convolution takes ten times as long.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** Answers from the class that ND4J has now. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    /** The one instance. */
    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether the native library may use oneDNN, called MKL-DNN in its day. */
    public boolean isUseMKLDNN() {
      return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }
  }
}
