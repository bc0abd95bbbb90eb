package org.graft.libtorch.runtime;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.graft.training.NativeThreads;

/** A job's use of native threads, on the calling thread, from its beginning to its end. */
public final class NativeJob implements AutoCloseable {
  private NativeJob() {}

  /** Begins a job; waits while others work with another number of threads. */
  public static NativeJob begin(int threads) throws InterruptedException {
    NativeThreads.PROCESS.begin(threads, NativeJob::blas);
    torch.set_num_threads(threads);
    return new NativeJob();
  }

  /** OpenBLAS's own count, which others in this process may have changed. */
  @SuppressWarnings("try") // the scope is opened and closed, not used
  private static void blas(int count) {
    try (PointerScope scope = new PointerScope()) {
      openblas.blas_set_num_threads(count);
    }
  }

  @Override
  public void close() {
    NativeThreads.PROCESS.end();
  }
}
