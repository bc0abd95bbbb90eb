package org.graft.dl4j.backend;

import java.util.Locale;
import org.graft.spi.result.Finding;
import org.graft.spi.result.Finding.Level;
import org.graft.spi.training.Machine.Backend;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * ND4J, started: once a process, on the first backend asked for.
 *
 * @param cuda whether it runs on a CUDA device
 */
public record Nd4jStart(boolean cuda) {
  /** The system property that DL4J reads as true unless it is set: whether oneDNN stays unused. */
  public static final String HELPERS_DISABLED = "org.eclipse.deeplearning4j.helpers.disable";

  private static final String CUDA_BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

  /**
   * Starts ND4J unless it runs already.
   *
   * @throws IllegalStateException if the backend asked for is not there, or another one runs
   */
  public static synchronized Nd4jStart on(Backend asked) {
    ClassLoader loader = ND4JClassLoading.getNd4jClassloader();
    if (asked == Backend.CUDA && loader.getResource(CUDA_BACKEND) == null) {
      throw new IllegalStateException(
          "backend cuda: this build holds no CUDA backend of ND4J; build Graft with './mvnw -Pcuda"
              + " package', write 'trainer: libtorch' in a build with libtorch's, or use"
              + " '--backend cpu'");
    }
    System.setProperty(HELPERS_DISABLED, "false");
    System.setProperty("org.nd4j.log.initialization", "false");
    if (asked != Backend.AUTO) {
      ND4JClassLoading.setNd4jClassloader(new OneBackendLoader(loader, asked));
    }
    Nd4jStart start = new Nd4jStart(!runsOnCpu(asked));
    if ((asked == Backend.CPU && start.cuda()) || (asked == Backend.CUDA && !start.cuda())) {
      throw new IllegalStateException(
          "backend "
              + (start.cuda() ? "cpu" : "cuda")
              + ": ND4J already runs on "
              + (start.cuda() ? "CUDA" : "the CPU")
              + " in this process; use one backend in a run");
    }
    if (!start.cuda()) {
      Deallocation.install();
    }
    return start;
  }

  private static boolean runsOnCpu(Backend asked) {
    try {
      return Nd4j.getEnvironment().isCPU();
    } catch (ExceptionInInitializerError | NoClassDefFoundError | UnsatisfiedLinkError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new IllegalStateException(
          "backend "
              + asked.name().toLowerCase(Locale.ROOT)
              + ": ND4J did not start on this machine ("
              + cause.getMessage()
              + ")"
              + (asked == Backend.CUDA ? "; use '--backend cpu'" : ""),
          e);
    }
  }

  /**
   * Sets how many threads native work of the calling thread takes. OpenMP keeps this per thread,
   * OpenBLAS and ND4J's own loops per process.
   */
  static void threads(int threads) {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }

  /** Sets what is counted per process: ND4J's own loops, and OpenBLAS, which others set too. */
  void processThreads(int threads) {
    if (Nd4j.getEnvironment().maxThreads() != threads) {
      Nd4j.getEnvironment().setMaxThreads(threads);
      Nd4j.getEnvironment().setMaxMasterThreads(threads);
    }
    Nd4j.factory().blas().setMaxThreads(threads);
  }

  /** Which CUDA devices there are, as far as this build can tell. */
  public Finding devices() {
    if (!cuda) {
      boolean built = Nd4jStart.class.getClassLoader().getResource(CUDA_BACKEND) != null;
      return new Finding(
          "CUDA",
          Level.GOOD,
          built ? "no device is in use" : "none: this build holds no CUDA backend");
    }
    int devices = Nd4j.getAffinityManager().getNumberOfDevices();
    return new Finding("CUDA", Level.GOOD, devices + " device(s)");
  }
}
