package org.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class NativeThreadsTest {
  @Test
  void neverLetsJobsOfDifferentCountsWorkTogether() throws Exception {
    NativeThreads gate = new NativeThreads();
    AtomicInteger process = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> jobs = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        int count = 1 + i % 3;
        jobs.add(
            () -> {
              gate.begin(count, process::set);
              boolean kept = true;
              for (int look = 0; look < 20; look++) {
                kept &= process.get() == count;
                Thread.onSpinWait();
              }
              gate.end();
              return kept;
            });
      }
      for (Future<Boolean> job : workers.invokeAll(jobs)) {
        assertThat(job.get()).isTrue();
      }
    } finally {
      workers.shutdown();
    }
  }
}
