package org.graft.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.graft.spi.base.Digest;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final StoreLimit PLENTY = new StoreLimit(1L << 30, 0);
  private static final String KEY = key("a");

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsWhatItIsGivenAndSaysWhatItIs() throws Exception {
    Map<String, Tensor> tensors = Map.of("train", tensor(300, 1000), "test", tensor(3, 5));
    Store store = new Store(folder, PLENTY);
    assertThat(store.has(KEY)).isFalse();
    assertThat(store.find(KEY).tensors()).isEmpty();
    assertThat(store.put(KEY, "features at dense_1", tensors)).isEmpty();
    Map<String, Tensor> found = new Store(folder, PLENTY).find(KEY).tensors().orElseThrow();
    assertThat(found).containsOnlyKeys(tensors.keySet());
    found.forEach((name, tensor) -> assertThat(tensor.sameBits(at(tensors, name))).isTrue());
    assertThat(store.files()).hasSize(1);
    assertThat(store.files().get(0).what()).isEqualTo("features at dense_1");
    assertThat(store.files().get(0).damage()).isEmpty();
  }

  @Test
  void leavesFilesAloneThatAreNotItsOwn() throws Exception {
    Store store = new Store(folder, new StoreLimit(20_000, 0));
    store.put(KEY, "weights", Map.of("train", tensor(30, 100)));
    Path group = Objects.requireNonNull(store.files().get(0).file().getParent());
    Path stray = Files.writeString(group.resolve("notes of mine.safetensors"), "x");
    assertThat(store.files()).map(StoredFile::key).containsExactly(KEY);
    Store again = new Store(folder, new StoreLimit(20_000, 0));
    assertThat(again.put(key("b"), "weights", Map.of("train", tensor(30, 100)))).isEmpty();
    assertThat(again.files()).map(StoredFile::key).containsExactly(key("b"));
    assertThat(stray).exists();
  }

  @Test
  void neverUsesAFileWithAFlippedByteWhereverItIs() throws Exception {
    Store store = new Store(folder, PLENTY);
    store.put(
        KEY, "weights", Map.of("dense_1/kernel", tensor(20, 10), "dense_1/bias", tensor(20, 1)));
    Path file = store.files().get(0).file();
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] = (byte) (bad[i] ^ 1);
      Files.write(file, bad);
      assertDamaged(store, file, "byte " + i + " of " + good.length);
    }
  }

  @Test
  void neverUsesATruncatedOrAnExtendedFile() throws Exception {
    Store store = new Store(folder, PLENTY);
    store.put(KEY, "features", Map.of("train", tensor(600, 1000)));
    Path file = store.files().get(0).file();
    byte[] good = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 8, 50, good.length / 2, good.length - 1, good.length + 1}) {
      Files.write(file, Arrays.copyOf(good, length));
      assertDamaged(store, file, "cut to " + length);
    }
    assertThat(store.put(KEY, "features", Map.of("train", tensor(600, 1000)))).isEmpty();
    assertThat(store.find(KEY).tensors()).as("computed again").isPresent();
  }

  private static void assertDamaged(Store store, Path file, String how)
      throws InterruptedException {
    Store.Found found = store.find(KEY);
    assertThat(found.tensors()).as(how).isEmpty();
    assertThat(found.findings()).as(how).hasSize(1);
    assertThat(found.findings().get(0).text()).contains(file.toString(), "damaged", "removed");
    assertThat(file).as(how).doesNotExist();
  }

  @Test
  void evictsWhatWasNotUsedForTheLongestTime() throws Exception {
    Store store = new Store(folder, new StoreLimit(100_000, 0));
    for (String name : List.of("a", "b", "c")) {
      store.put(key(name), name, Map.of("x", tensor(70, 100)));
    }
    age(store, "a", 10);
    age(store, "b", 30);
    age(store, "c", 20);
    store.find(key("b"));
    store.release(key("b"));
    store.put(key("d"), "d", Map.of("x", tensor(70, 100)));
    assertThat(store.files()).extracting(StoredFile::what).containsExactlyInAnyOrder("a", "b", "d");
  }

  @Test
  void neverEvictsWhatIsHeld() throws Exception {
    Store store = new Store(folder, new StoreLimit(40_000, 0));
    store.put(KEY, "held", Map.of("x", tensor(70, 100)));
    assertThat(store.find(KEY).tensors()).isPresent();
    List<Finding> findings = store.put(key("b"), "b", Map.of("x", tensor(70, 100)));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).text()).contains("taken by files in use", "--store-limit");
    assertThat(new Store(folder, new StoreLimit(0, 0)).collect()).isEmpty();
    store.release(KEY);
    assertThat(new Store(folder, new StoreLimit(0, 0)).collect()).hasSize(1);
  }

  @Test
  void saysOnceThatItCannotKeepWhatIsTooLarge() throws Exception {
    Store store = new Store(folder, new StoreLimit(1000, 0));
    List<Finding> first = store.put(KEY, "large", Map.of("x", tensor(70, 100)));
    assertThat(first).hasSize(1);
    assertThat(first.get(0).text()).contains("the limit is 1.00 kB", "goes on from memory");
    assertThat(store.put(KEY, "large", Map.of("x", tensor(70, 100)))).isEmpty();
    assertThat(store.has(KEY)).isFalse();
  }

  @Test
  void goesOnWhereItsFolderCannotBeMade() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Store store = new Store(file.resolve("store"), PLENTY);
    assertThat(store.find(KEY).tensors()).isEmpty();
    store.claim(List.of(KEY)).close();
    assertThat(store.put(KEY, "x", Map.of("x", tensor(1, 1)))).hasSize(1);
  }

  @Test
  void removesUnfinishedFilesThatNobodyWrites() throws Exception {
    Store store = new Store(folder, PLENTY);
    store.put(KEY, "x", Map.of("x", tensor(1, 1)));
    Path group = folder.resolve(KEY.substring(0, 2));
    Path left = Files.writeString(group.resolve(KEY + ".safetensors.123.part"), "half");
    Claim claim = store.claim(List.of(KEY));
    store.collect();
    assertThat(left).exists();
    claim.close();
    store.collect();
    assertThat(left).doesNotExist();
    assertThat(store.has(KEY)).isTrue();
  }

  @Test
  void readsLimitsAsPeopleWriteThem() {
    assertThat(StoreLimit.parse("20GB").bytes()).isEqualTo(20_000_000_000L);
    assertThat(StoreLimit.parse("1.5 MiB").bytes()).isEqualTo(3 << 19);
    assertThat(StoreLimit.parse("25%").share()).isEqualTo(0.25);
    for (String wrong : List.of("", "much", "10 XB", "0%", "120%", "-1GB")) {
      assertThatThrownBy(() -> StoreLimit.parse(wrong)).hasMessageContaining("20GB");
    }
  }

  private void age(Store store, String name, int minutes) throws IOException {
    for (StoredFile file : store.files()) {
      if (file.key().equals(key(name))) {
        Files.setLastModifiedTime(
            file.file(), FileTime.from(Instant.now().minusSeconds(60L * minutes)));
      }
    }
  }

  static String key(String name) {
    return new Digest().add(name).hex();
  }

  static Tensor tensor(int rows, int columns) {
    float[] values = new float[rows * columns];
    Random random = new Random(rows);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Tensor.of(Shape.of(rows, columns), values);
  }

  private static Tensor at(Map<String, Tensor> tensors, String name) {
    return tensors.getOrDefault(name, tensor(1, 1));
  }
}
