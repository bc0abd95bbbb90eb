package org.graft.dl4j.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntPredicate;
import org.graft.dl4j.Jobs;
import org.graft.dl4j.Sessions;
import org.graft.spi.training.FitJob;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.factory.Nd4j;

/** Native memory is freed when nobody can be using it, and all of it is. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DeallocationTest {
  private static final int ARRAYS = 500;

  @Test
  void freesNothingWhileAJobMayStillReadIt() throws Exception {
    train(1); // starts ND4J
    settle();
    int before = Deallocation.held();
    Deallocation.begin();
    try {
      drop();
      collect();
      Thread.sleep(500);
      assertThat(Deallocation.held()).isGreaterThanOrEqualTo(before + ARRAYS);
      passUntil(held -> held < before + ARRAYS / 2);
    } finally {
      Deallocation.end();
    }
  }

  @Test
  void keepsNothingOfJobsThatHaveEnded() throws Exception {
    train(50);
    settle();
    int before = Deallocation.held();
    train(200);
    while (Deallocation.held() - before >= 200) {
      collect();
      Thread.sleep(400);
    }
  }

  private static void train(int times) throws InterruptedException {
    FitJob job =
        Jobs.of(Networks.normalised(), List.of(Jobs.all(Networks.normalised(), Jobs.PLAIN)));
    for (int i = 0; i < times; i++) {
      Sessions.dl4j(job);
    }
  }

  private static void drop() {
    for (int i = 0; i < ARRAYS; i++) {
      NativeArray.create(10);
    }
  }

  private static void collect() {
    Nd4j.getMemoryManager().invokeGc();
  }

  /** Waits until what can be freed has been. */
  private static void settle() throws InterruptedException {
    int last = -1;
    for (int now = Deallocation.held(); now != last; now = Deallocation.held()) {
      last = now;
      collect();
      Thread.sleep(400);
    }
  }

  private static void passUntil(IntPredicate held) throws InterruptedException {
    while (!held.test(Deallocation.held())) {
      Deallocation.pass();
      Thread.sleep(20);
    }
  }
}
