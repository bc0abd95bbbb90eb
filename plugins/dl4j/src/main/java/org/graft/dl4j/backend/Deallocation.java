package org.graft.dl4j.backend;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.Deallocatable;
import org.nd4j.linalg.api.memory.Deallocator;
import org.nd4j.linalg.api.memory.deallocation.DeallocatorService;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frees native memory that Java has let go, once no native call can still be reading it.
 *
 * <p>ND4J's own service frees an array as soon as the collector finds it unreachable. That may be
 * while a native call reads it: compiled code holds no reference to an array whose address it has
 * passed on and which it does not look at again, such as the row vector in {@code
 * NativeOpExecutioner.exec(BroadcastOp)}. A collection in those microseconds killed the process in
 * {@code sd::DataBuffer::primary}. Here an array waits until every job that ran when it was found
 * has come to its next batch.
 *
 * <p>ND4J's service also keeps an entry for every workspace for ever, since a workspace tells
 * another id each time it is asked. Here nothing is kept of what has been freed.
 */
public final class Deallocation extends DeallocatorService {
  /** For native calls outside of jobs. */
  private static final long GRACE_MILLIS = 50;

  private static final long POLL_MILLIS = 5;

  /** When each thread at a job was last between native calls. */
  private static final Map<Thread, Long> PASSED = new ConcurrentHashMap<>();

  private static @Nullable Deallocation installed;

  private final ReferenceQueue<Deallocatable> queue = new ReferenceQueue<>();
  private final Set<Found> held = ConcurrentHashMap.newKeySet();

  /** Takes the place of ND4J's service, which still frees what it knows. */
  static synchronized void install() {
    if (installed != null) {
      return;
    }
    Deallocation own = new Deallocation();
    try {
      Nd4j.getDeallocatorService();
      Field service = Nd4j.class.getDeclaredField("deallocatorService");
      service.setAccessible(true);
      service.set(null, own);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this ND4J keeps its deallocator service elsewhere", e);
    }
    Thread thread = new Thread(own::free, "graft-deallocation");
    thread.setDaemon(true);
    thread.start();
    installed = own;
  }

  /** The calling thread begins a job. */
  static void begin() {
    PASSED.put(Thread.currentThread(), System.nanoTime());
  }

  /** The calling thread is between native calls of its job. */
  public static void pass() {
    PASSED.replace(Thread.currentThread(), System.nanoTime());
  }

  /** The calling thread's job has ended. */
  static void end() {
    PASSED.remove(Thread.currentThread());
  }

  /** How many arrays are known and not freed yet. */
  static synchronized int held() {
    return installed == null ? 0 : installed.held.size();
  }

  /** What the collector has found, and how it is freed. */
  private static final class Found extends WeakReference<Deallocatable> {
    private final Deallocator deallocator;

    Found(Deallocatable array, ReferenceQueue<Deallocatable> queue) {
      super(array, queue);
      this.deallocator = array.deallocator();
    }
  }

  @Override
  public void pickObject(Deallocatable array) {
    held.add(new Found(array, queue));
  }

  private void free() {
    try {
      while (true) {
        List<Found> found = new ArrayList<>();
        found.add((Found) queue.remove());
        for (Object next = queue.poll(); next != null; next = queue.poll()) {
          found.add((Found) next);
        }
        long now = System.nanoTime();
        Thread.sleep(GRACE_MILLIS);
        while (PASSED.values().stream().anyMatch(at -> at - now <= 0)) {
          Thread.sleep(POLL_MILLIS);
        }
        for (Found array : found) {
          array.deallocator.deallocate();
          held.remove(array);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
