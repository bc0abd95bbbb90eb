package org.graft.engine.worker;

import java.util.Map;

/**
 * What the environment tells native libraries before a process starts, the launcher's too: threads
 * with nothing to do sleep, and the C library keeps the memory of large buffers instead of having
 * it mapped, zeroed and unmapped for every operation; none of this changes a result. Products on
 * CUDA have a workspace of fixed size, so that a rerun gives the same bits.
 */
final class NativeLibraries {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "OMP_WAIT_POLICY", "passive",
          "GOMP_SPINCOUNT", "2000",
          "OPENBLAS_THREAD_TIMEOUT", "10",
          "OMP_NUM_THREADS", "1",
          "MALLOC_ARENA_MAX", "1",
          "MALLOC_MMAP_MAX_", "0",
          "MALLOC_TRIM_THRESHOLD_", "4000000000",
          "CUBLAS_WORKSPACE_CONFIG", ":4096:8");

  private NativeLibraries() {}

  /** Adds the settings that a process's environment does not have yet: the user's own stay. */
  static void tell(Map<String, String> environment) {
    SETTINGS.forEach(environment::putIfAbsent);
  }
}
