package org.graft.engine.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.spi.training.Checkpoints;

/**
 * The checkpoints of a step for one call of a trainer. A file holds the device's name, what is
 * kept, and a checksum of both; it appears whole or not at all.
 */
public final class CheckpointedCall implements Checkpoints, AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(CheckpointedCall.class);
  private static final int BUFFER = 1 << 16;

  /** What keeps one from being written keeps the others: said once. */
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final Path folder;
  private final String device;
  private final CheckpointTimes times;
  private final long began = System.nanoTime();
  private volatile long kept = began;
  private volatile boolean asks;

  CheckpointedCall(Path folder, String device, CheckpointTimes times) {
    this.folder = folder;
    this.device = device;
    this.times = times;
    times.begins(this);
  }

  @Override
  public void close() {
    times.ends(this);
  }

  /** Whether it has not kept its state since a warning, though it does so and it is worth it. */
  boolean owes(long warned, long worth) {
    return asks && warned - began >= worth && kept - warned < 0;
  }

  private Path file(String training) {
    return folder.resolve(training + ".checkpoint");
  }

  @Override
  public boolean any() {
    return Files.isDirectory(folder);
  }

  @Override
  public Optional<InputStream> last(String training) {
    Path file = file(training);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      if (whole(file)) {
        DataInputStream in = open(file);
        if (in.readUTF().equals(device)) {
          LOG.info("going on from {}", file);
          return Optional.of(in);
        }
        in.close();
      } else {
        LOG.warn("{} is damaged; what it was kept for begins anew", file);
      }
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}); what it was kept for begins anew", file, words(e));
    }
    return Optional.empty();
  }

  private static DataInputStream open(Path file) throws IOException {
    return new DataInputStream(new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER));
  }

  /** Whether its last eight bytes are the checksum of all before. */
  private static boolean whole(Path file) throws IOException {
    long length = Files.size(file) - Long.BYTES;
    CRC32C sum = new CRC32C();
    try (DataInputStream in = open(file)) {
      long left = length;
      InputStream checked = new CheckedInputStream(in, sum);
      byte[] buffer = new byte[BUFFER];
      while (left > 0) {
        int n = checked.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          return false;
        }
        left -= n;
      }
      return length > 0 && in.readLong() == sum.getValue();
    }
  }

  @Override
  public boolean due(long nanos) {
    asks = true;
    return times.due(nanos);
  }

  /** A thread that is told to end writes to the end: its streams are not the interruptible ones. */
  @Override
  public void keep(String training, Content content) {
    Path part = folder.resolve(training + "." + UUID.randomUUID() + StoredFile.PART);
    try {
      Files.createDirectories(folder);
      try (FileOutputStream file = new FileOutputStream(part.toFile());
          OutputStream buffered = new BufferedOutputStream(file, BUFFER)) {
        CRC32C sum = new CRC32C();
        DataOutputStream out = new DataOutputStream(new CheckedOutputStream(buffered, sum));
        out.writeUTF(device);
        content.writeTo(out);
        out.writeLong(sum.getValue());
        out.flush();
        file.getFD().sync();
      }
      Files.move(part, file(training), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException e) {
      if (!SAID.getAndSet(true)) {
        LOG.warn(
            "no checkpoint can be kept in {} ({}); a training that is killed begins anew",
            folder,
            words(e));
      }
      try {
        Files.deleteIfExists(part);
      } catch (IOException stays) {
        LOG.debug("{} stays", part, stays);
      }
    } finally {
      kept = System.nanoTime();
    }
  }

  private static String words(Exception e) {
    return e instanceof FileSystemException || e.getMessage() == null
        ? e.toString().replaceFirst("^.*\\.", "")
        : e.getMessage();
  }
}
