package org.graft.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  private static final String KEY = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  @TempDir private Path folder = Path.of("");

  private Path shared(String key) {
    return folder.resolve("shared").resolve(key.substring(0, 2)).resolve(key + ".safetensors");
  }

  private Path copy(String key) {
    return folder.resolve("scratch").resolve(key.substring(0, 2)).resolve(key + ".safetensors");
  }

  private Scratch scratch(long bytes) {
    return new Scratch(folder.resolve("scratch"), new StoreLimit(bytes, 0));
  }

  private Store store(long bytes) {
    return new Store(
        folder.resolve("shared"), new StoreLimit(1 << 20, 0), Optional.of(scratch(bytes)));
  }

  private float[] found(Store store, String key) throws InterruptedException {
    Store.Found found = store.find(key);
    store.release(key);
    return found.tensors().orElseThrow().values().iterator().next().toArray();
  }

  private void put(String key, float... values) throws InterruptedException {
    store(1 << 20).put(key, "weights", Map.of("w", Tensor.of(Shape.of(1, values.length), values)));
  }

  @Test
  void readsWhatWasReadBeforeFromItsOwnDisk() throws Exception {
    put(KEY, 1, 2, 3);
    assertThat(found(store(1 << 20), KEY)).containsExactly(1, 2, 3);
    assertThat(copy(KEY)).hasSameBinaryContentAs(shared(KEY));
    assertThat(folder.resolve("scratch").resolve(KEY.substring(0, 2)).toFile().list())
        .containsExactly(KEY + ".safetensors");
  }

  @Test
  void takesTheSharedFileWhereTheCopyIsDamagedOrOfOtherNumbers() throws Exception {
    put(KEY, 1, 2, 3);
    found(store(1 << 20), KEY);
    byte[] bytes = Files.readAllBytes(copy(KEY));
    bytes[bytes.length - 1] ^= 1;
    Files.write(copy(KEY), bytes);
    assertThat(found(store(1 << 20), KEY)).containsExactly(1, 2, 3);
    assertThat(shared(KEY)).exists();
    assertThat(copy(KEY)).doesNotExist();
    found(store(1 << 20), KEY);
    put(KEY, 4, 5, 6);
    assertThat(found(store(1 << 20), KEY)).containsExactly(4, 5, 6);
    assertThat(copy(KEY)).hasSameBinaryContentAs(shared(KEY));
  }

  @Test
  void keepsWithinItsLimitAndIsNoObstacleWhereItCannotBeWrittenTo() throws Exception {
    float[] many = new float[1000];
    put(KEY, many);
    put(OTHER, many);
    long bytes = Files.size(shared(KEY));
    Store store = store(bytes * 3 / 2);
    found(store, KEY);
    assertThat(found(store, OTHER)).hasSize(1000);
    assertThat(List.of(copy(KEY), copy(OTHER)))
        .filteredOn(Files::exists)
        .containsExactly(copy(OTHER));
    assertThat(found(store(bytes / 2), KEY)).hasSize(1000);
    assertThat(copy(KEY)).doesNotExist();
    Files.writeString(folder.resolve("no folder"), "");
    Scratch nowhere = new Scratch(folder.resolve("no folder"), new StoreLimit(bytes, 0));
    assertThat(nowhere.read(KEY, shared(KEY))).containsOnlyKeys("w");
  }

  @Test
  void removesWhatKilledCopiesLeftAndNothingOfOthers() throws Exception {
    put(KEY, 1, 2, 3);
    Path group = Files.createDirectories(copy(OTHER).getParent());
    Path left = Files.writeString(group.resolve(OTHER + ".safetensors.1f.part"), "x");
    Path foreign = Files.writeString(group.resolve("thesis.pdf.part"), "x");
    found(store(1 << 20), KEY);
    assertThat(left).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void waitsForACopyThatAnotherMakes() throws Exception {
    put(KEY, 1, 2, 3);
    KeyLocks.Taken other = KeyLocks.of(folder.resolve("scratch")).compute(KEY);
    CompletableFuture<float[]> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return found(store(1 << 20), KEY);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    Thread.sleep(300);
    assertThat(copy(KEY)).doesNotExist();
    Files.createDirectories(copy(KEY).getParent());
    Files.copy(shared(KEY), copy(KEY));
    Object made = Files.readAttributes(copy(KEY), BasicFileAttributes.class).fileKey();
    other.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly(1, 2, 3);
    assertThat(Files.readAttributes(copy(KEY), BasicFileAttributes.class).fileKey())
        .isEqualTo(made);
  }

  @Test
  void copiesNothingMoreOnceACopyFailed() throws Exception {
    put(KEY, 1, 2, 3);
    Path obstacle = Files.createDirectories(copy(KEY).resolve("in its place"));
    Scratch scratch = scratch(1 << 20);
    assertThat(scratch.read(KEY, shared(KEY))).containsOnlyKeys("w");
    Files.delete(obstacle);
    Files.delete(copy(KEY));
    assertThat(scratch.read(KEY, shared(KEY))).containsOnlyKeys("w");
    assertThat(copy(KEY)).doesNotExist();
    scratch(1 << 20).read(KEY, shared(KEY));
    assertThat(copy(KEY)).as("by another process").exists();
  }

  @Test
  void saysThatTheSharedFileIsDamaged() throws Exception {
    put(KEY, 1, 2, 3);
    Files.writeString(shared(KEY), "x");
    Store.Found found = store(1 << 20).find(KEY);
    assertThat(found.tensors()).isEmpty();
    assertThat(found.findings()).singleElement().asString().contains("removed and computed again");
  }
}
