package org.graft.libtorch.runtime;

import java.util.concurrent.Semaphore;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * How many threads native work takes. OpenMP counts them per thread, OpenBLAS per process; so jobs
 * with another count wait, in the order in which they came, until those at work have ended:
 * otherwise they would change each other's speed and last digits. Thread-safe.
 */
final class NativeThreads {
  /** The one count of this process. */
  static final NativeThreads PROCESS = new NativeThreads();

  private final Semaphore turn = new Semaphore(1, true);
  private int threads;
  private int jobs;

  /** Begins a job with {@code count} threads. */
  void begin(int count) throws InterruptedException {
    turn.acquire();
    try {
      await(count);
      blas(count);
      add(count);
    } finally {
      turn.release();
    }
    torch.set_num_threads(count);
  }

  /** OpenBLAS's own count, which others in this process may have changed. */
  @SuppressWarnings("try") // the scope is opened and closed, not used
  private static void blas(int count) {
    try (PointerScope scope = new PointerScope()) {
      openblas.blas_set_num_threads(count);
    }
  }

  private synchronized void await(int count) throws InterruptedException {
    while (jobs > 0 && threads != count) {
      wait();
    }
  }

  private synchronized void add(int count) {
    threads = count;
    jobs++;
  }

  /** Ends a job. */
  synchronized void end() {
    jobs--;
    notifyAll();
  }
}
