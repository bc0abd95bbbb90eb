package org.graft.engine.experiment.recorded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.graft.engine.ledger.Declared;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.plan.Plan;
import org.graft.engine.problem.IoWords;
import org.graft.engine.problem.UserException;
import org.graft.engine.run.KeptPredictions;
import org.jspecify.annotations.Nullable;

/** The folder of one run, held by one process at a time. */
public final class RunFolder implements AutoCloseable {
  /** Name of the file with the experiment as it was understood. */
  public static final String SPEC = "spec.yaml";

  private static final String LOCK = "lock";
  private static final int TRIES = 5;
  private static final long BETWEEN_MILLIS = 20;

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private RunFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the folder of experiment {@code name} under {@code runs}. */
  public static RunFolder take(Path runs, String name) throws IOException {
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*")) {
      throw new UserException(
          "experiment name '"
              + name
              + "' cannot name a folder; use letters, digits, '.', '_' and '-', a letter or digit"
              + " first");
    }
    Path folder = runs.resolve(name).toAbsolutePath();
    FileChannel channel;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw refused(folder, e);
    }
    FileLock lock = null;
    try {
      lock = locked(channel);
    } catch (OverlappingFileLockException e) {
      channel.close();
    }
    if (lock == null) {
      channel.close();
      throw new UserException(
          folder + " is in use by another run; wait for it, or give another folder with --runs");
    }
    return new RunFolder(folder, channel, lock);
  }

  /** The lock; whoever looks whether a folder is held, see {@link #held}, does so for a moment. */
  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      LockSupport.parkNanos(BETWEEN_MILLIS * 1_000_000);
    }
    return null;
  }

  /**
   * Whether another process holds the folder of a run. Not to be asked by the one that holds it:
   * closing the file that is looked at would give up its lock.
   */
  public static boolean held(Path folder) {
    Path file = folder.resolve(LOCK);
    if (!Files.isReadable(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true);
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Ids of the plan's trials that need not be trained: those that its run's ledger holds an outcome
   * of, and those that lack a score alone, which follows from {@code predictions}. None without a
   * ledger.
   */
  public static Set<String> finished(Path runs, Plan plan, KeptPredictions predictions) {
    Path ledger = runs.resolve(plan.spec().experiment()).resolve(SqliteLedger.FILE);
    if (!Files.isRegularFile(ledger)) {
      return Set.of();
    }
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      Set<String> planned = new HashSet<>();
      plan.trials().forEach(trial -> planned.add(trial.card().id()));
      Map<String, String> definitions = Declared.definitions(plan.spec());
      Set<String> done = new HashSet<>(open.finished(definitions, true));
      open.unscored(definitions).stream()
          .filter(trial -> predictions.has(trial, open))
          .forEach(done::add);
      planned.retainAll(done);
      return planned;
    }
  }

  /** What the plan's run declared when it was begun last; empty where there is none. */
  public static Optional<Declared> latest(Path runs, Plan plan) {
    Path ledger = runs.resolve(plan.spec().experiment()).resolve(SqliteLedger.FILE);
    if (!Files.isRegularFile(ledger)) {
      return Optional.empty();
    }
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      return open.latest().map(RecordedExperiment::declared);
    }
  }

  /** The folder. */
  public Path path() {
    return folder;
  }

  /** Where its ledger lies. */
  public Path ledger() {
    return folder.resolve(SqliteLedger.FILE);
  }

  /** Writes a text file in one step. */
  public void write(String name, String text) {
    write(folder, name, text);
  }

  /** Writes a text file of a run in one step. */
  public static void write(Path folder, String name, String text) {
    Path part = folder.resolve(name + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.writeString(part, text, StandardCharsets.UTF_8);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw refused(folder, e);
    }
  }

  private static UserException refused(Path folder, IOException e) {
    return new UserException(
        "cannot write to "
            + folder
            + " ("
            + IoWords.of(e)
            + "); make room or allow it, and the same command goes on from here, or give another"
            + " folder with --runs");
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
