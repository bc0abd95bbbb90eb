package org.graft.engine.experiment;

import java.util.Optional;
import java.util.OptionalInt;
import org.graft.engine.plan.ThreadCounts;
import org.graft.engine.run.Sessions;
import org.graft.engine.standard.ThreadExecutor;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.spi.DetachedExecutor;
import org.graft.spi.Executor;
import org.graft.spi.TrialExecutor;
import org.graft.spi.data.DataAccess;
import org.graft.spi.training.Machine;

/**
 * What of the machine a run may take. Nothing of it changes what is computed, but for the last
 * digits of convolutions, which depend on the threads.
 *
 * @param workers steps at a time, 0 for as many as there are cores
 * @param memory bytes that steps at work may take together, as estimated; 0 for two thirds of the
 *     machine's or the container's
 * @param threads threads of every training; empty for 1, but all cores for source models and
 *     features with convolutions and for trials with huge ones
 * @param device the device
 * @param storeLimit how large the store may grow; empty for half of what is free
 * @param executor has the steps done; empty for threads of this process, {@code workers} of them
 */
public record Resources(
    int workers,
    long memory,
    OptionalInt threads,
    Machine.Device device,
    Optional<StoreLimit> storeLimit,
    Optional<Executor> executor) {
  /** Checks the numbers. */
  public Resources {
    if (workers < 0 || memory < 0 || (threads.isPresent() && threads.getAsInt() < 1)) {
      throw new IllegalArgumentException(
          "workers and memory must be 0 or more and threads 1 or more, found "
              + workers
              + ", "
              + memory
              + " and "
              + threads);
    }
  }

  /** The whole machine. */
  public static Resources standard() {
    return new Resources(
        0, 0, OptionalInt.empty(), Machine.Device.AUTO, Optional.empty(), Optional.empty());
  }

  /** The same with so many steps at a time. */
  public Resources withWorkers(int count) {
    return new Resources(count, memory, threads, device, storeLimit, executor);
  }

  /** The same with so many bytes for steps at work. */
  public Resources withMemory(long bytes) {
    return new Resources(workers, bytes, threads, device, storeLimit, executor);
  }

  /** The same with so many threads for every training. */
  public Resources withThreads(int count) {
    return new Resources(workers, memory, OptionalInt.of(count), device, storeLimit, executor);
  }

  /** The same on another device. */
  public Resources withDevice(Machine.Device other) {
    return new Resources(workers, memory, threads, other, storeLimit, executor);
  }

  /** The same with another limit of the store. */
  public Resources withStoreLimit(StoreLimit limit) {
    return new Resources(workers, memory, threads, device, Optional.of(limit), executor);
  }

  /** The same with steps run by {@code other}. */
  public Resources withExecutor(Executor other) {
    return new Resources(workers, memory, threads, device, storeLimit, Optional.of(other));
  }

  ThreadCounts threadCounts() {
    return new ThreadCounts(threads, Runtime.getRuntime().availableProcessors());
  }

  Sessions sessions(DataAccess access) {
    return new Sessions(device, threadCounts(), access);
  }

  /** {@code store} under the limit. */
  public Store limited(Store store) {
    return storeLimit.map(store::within).orElse(store);
  }

  TrialExecutor running() {
    return executor
        .filter(TrialExecutor.class::isInstance)
        .map(TrialExecutor.class::cast)
        .orElseGet(() -> new ThreadExecutor(workers, memory));
  }

  /** The batch system that does the steps, where one does. */
  public Optional<DetachedExecutor> detached() {
    return executor.filter(DetachedExecutor.class::isInstance).map(DetachedExecutor.class::cast);
  }
}
