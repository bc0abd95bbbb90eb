package org.graft.libtorch.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.graft.libtorch.runtime.DeviceMemory.Reservation;
import org.graft.spi.training.Waits;
import org.junit.jupiter.api.Test;

final class DeviceMemoryTest {
  private static final long GIB = 1L << 30;

  @Test
  void refusesWhatNeverFits() {
    assertThatThrownBy(() -> new DeviceMemory("cuda:1", 8 * GIB).reserve(14 * GIB, Waits.UNHEARD))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cuda:1")
        .hasMessageContaining("14.0 GiB")
        .hasMessageContaining("8.0 GiB")
        .hasMessageContaining("smaller batch");
  }

  @Test
  void letsAJobWaitUntilThereIsRoomBesideTheOthers() throws Exception {
    DeviceMemory memory = new DeviceMemory("cuda:0", 8 * GIB);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Waits waits =
        () -> {
          begun.countDown();
          return ended::countDown;
        };
    CompletableFuture<Void> second;
    try (Reservation first = memory.reserve(5 * GIB, Waits.UNHEARD);
        Reservation beside = memory.reserve(3 * GIB, Waits.UNHEARD)) {
      second =
          CompletableFuture.runAsync(
              () -> {
                try (Reservation own = memory.reserve(4 * GIB, waits)) {
                  assertThat(own).isNotNull();
                  assertThat(ended.getCount()).isZero();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(50);
      assertThat(second).isNotDone();
      assertThat(ended.getCount()).isOne();
      assertThat(first).isNotSameAs(beside);
    }
    second.get(10, TimeUnit.SECONDS);
  }
}
