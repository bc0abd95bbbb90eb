package org.graft.dl4j.backend;

import org.graft.training.NativeThreads;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A job's use of native threads and memory, on the calling thread, from its beginning to its end.
 */
public final class NativeJob implements AutoCloseable {
  /**
   * Weights of a network from which on the collector is run after a job: what it leaves in native
   * memory is then large, and the collector does not see it.
   */
  private static final long LARGE = 1 << 22;

  private final boolean large;

  private NativeJob(boolean large) {
    this.large = large;
  }

  /**
   * Begins a job; waits while others work with another number of threads.
   *
   * @param weights how many numbers its network holds
   */
  public static NativeJob begin(Nd4jStart start, int threads, long weights)
      throws InterruptedException {
    NativeThreads.PROCESS.begin(threads, start::processThreads);
    Nd4jStart.threads(threads);
    Deallocation.begin();
    return new NativeJob(weights >= LARGE);
  }

  /**
   * Gives the thread's workspaces back, without the two collections that ND4J's own method asks for
   * each time.
   */
  @Override
  public void close() {
    var workspaces = Nd4j.getWorkspaceManager();
    for (MemoryWorkspace workspace : workspaces.getAllWorkspacesForCurrentThread()) {
      workspaces.destroyWorkspace(workspace);
    }
    Deallocation.end();
    NativeThreads.PROCESS.end();
    if (large) {
      Nd4j.getMemoryManager().invokeGc();
    }
  }
}
