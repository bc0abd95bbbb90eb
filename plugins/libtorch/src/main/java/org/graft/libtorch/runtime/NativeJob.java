package org.graft.libtorch.runtime;

/** A job's use of native threads, on the calling thread, from its beginning to its end. */
public final class NativeJob implements AutoCloseable {
  private NativeJob() {}

  /** Begins a job; waits while others work with another number of threads. */
  public static NativeJob begin(int threads) throws InterruptedException {
    NativeThreads.PROCESS.begin(threads);
    return new NativeJob();
  }

  @Override
  public void close() {
    NativeThreads.PROCESS.end();
  }
}
