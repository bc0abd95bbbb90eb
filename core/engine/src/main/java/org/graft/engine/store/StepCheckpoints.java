package org.graft.engine.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Checkpoints of one step in the store: a folder under the step's key, with a file for each of its
 * trainings.
 *
 * @param folder of the step
 * @param times when trainings keep their state
 */
public record StepCheckpoints(Path folder, CheckpointTimes times) {
  private static final Logger LOG = LogManager.getLogger(StepCheckpoints.class);
  private static final String FOLDER = "checkpoints";

  /** What nobody went on from for so long, nobody will. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  static StepCheckpoints of(Path store, String key, CheckpointTimes times) {
    return new StepCheckpoints(store.resolve(FOLDER).resolve(key), times);
  }

  /**
   * What a call of a trainer is given, to be closed at its end.
   *
   * @param device that trains: what another one kept is not gone on from
   */
  public CheckpointedCall begin(String device) {
    return new CheckpointedCall(folder, device, times);
  }

  /** When the newest was kept, in milliseconds since 1970; 0 where there is none. */
  public long newest() {
    long newest = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.checkpoint")) {
      for (Path file : files) {
        newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException | DirectoryIteratorException e) {
      return newest; // nothing was kept, or it is gone
    }
    return newest;
  }

  /** Forgets what was kept: the step's result is recorded. */
  public void remove() {
    if (!Files.isDirectory(folder)) {
      return; // nothing was kept, as of most steps
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (NoSuchFileException | DirectoryNotEmptyException e) {
      return; // it is gone, or somebody does the step once more
    } catch (IOException | DirectoryIteratorException e) {
      LOG.debug("{} stays", folder, e);
    }
  }

  /** Removes those in a store of steps that nobody did again. */
  static void forget(Path store) throws IOException {
    Instant before = Instant.now().minus(FORGOTTEN);
    try (DirectoryStream<Path> steps = Files.newDirectoryStream(store.resolve(FOLDER))) {
      for (Path step : steps) {
        if (Files.getLastModifiedTime(step).toInstant().isBefore(before)) {
          new StepCheckpoints(step, CheckpointTimes.ofProcess()).remove();
        }
      }
    } catch (NoSuchFileException e) {
      return; // none was ever kept
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }
}
