package org.graft.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one store: real ones. */
class TwoProcessesTest {
  private static final int KEYS = 40;

  @TempDir private Path folder = Path.of("");

  @Test
  void computeEachKeyOnceBetweenThem() throws Exception {
    Process first = start("compute", "1000000000");
    Process second = start("compute", "1000000000");
    end(first);
    end(second);
    List<String> computed = Files.readAllLines(folder.resolve("computed"));
    assertThat(computed).hasSize(KEYS).doesNotHaveDuplicates();
    assertThat(store(1_000_000_000).files())
        .hasSize(KEYS)
        .allSatisfy(file -> assertThat(file.damage()).isEmpty());
  }

  @Test
  void stayWithinALimitTooSmallForBothAndReadNothingDamaged() throws Exception {
    Process first = start("compute", "200000");
    Process second = start("compute", "200000");
    end(first);
    end(second);
    long taken = store(0).files().stream().mapToLong(StoredFile::bytes).sum();
    assertThat(taken).isPositive().isLessThanOrEqualTo(200_000 + 2 * 41_000);
  }

  @Test
  void evictNothingThatTheOtherHoldsUntilItEndsHoweverItEnds() throws Exception {
    Process holder = start("hold", "1000000000");
    while (!Files.exists(folder.resolve("held"))) {
      assertThat(holder.isAlive()).isTrue();
      Thread.sleep(20);
    }
    assertThat(store(0).collect()).isEmpty();
    holder.destroyForcibly().waitFor();
    assertThat(store(0).collect()).hasSize(1);
  }

  private Store store(long limit) {
    return new Store(folder.resolve("store"), new StoreLimit(limit, 0));
  }

  private Process start(String what, String limit) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            what,
            limit,
            folder.toString())
        .inheritIO()
        .start();
  }

  private static void end(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** What the other process does. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[2]);
      Store store =
          new Store(folder.resolve("store"), new StoreLimit(Long.parseLong(arguments[1]), 0));
      if (arguments[0].equals("hold")) {
        String key = StoreTest.key("held");
        store.put(key, "held", tensors(1));
        check(store.find(key).tensors().isPresent());
        Files.createFile(folder.resolve("held"));
        TimeUnit.MINUTES.sleep(2);
        return;
      }
      for (int i = 0; i < KEYS; i++) {
        compute(store, folder, i);
      }
    }

    @SuppressWarnings("try") // the claim is held, not used
    private static void compute(Store store, Path folder, int i) throws Exception {
      String key = StoreTest.key("key " + i);
      List<Map<String, Tensor>> results = new ArrayList<>();
      try (Claim claim = store.claim(List.of(key))) {
        Store.Found found = store.find(key);
        check(found.findings().isEmpty());
        Optional<Map<String, Tensor>> tensors = found.tensors();
        if (tensors.isEmpty()) {
          Files.writeString(
              folder.resolve("computed"),
              key + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
          check(store.put(key, "key " + i, tensors(i)).isEmpty());
        }
        results.add(tensors.orElseGet(() -> tensors(i)));
      }
      Tensor expected = tensors(i).values().iterator().next();
      results.forEach(r -> check(r.values().stream().allMatch(expected::sameBits)));
      store.release(key);
    }

    private static Map<String, Tensor> tensors(int i) {
      return Map.of("x", StoreTest.tensor(100, 100 + i % 2));
    }

    private static void check(boolean so) {
      if (!so) {
        throw new AssertionError("not so");
      }
    }
  }
}
