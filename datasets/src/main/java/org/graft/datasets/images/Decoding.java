package org.graft.datasets.images;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Decodes pictures on all cores into the rows of a store's file, as many at a time as the limit of
 * pixels lets through, so that memory does not grow with their number or size.
 */
final class Decoding {
  private final Geometry geometry;
  private final FileChannel channel;
  private final int kilopixels;
  private final Semaphore free;

  /** Decoding into {@code channel}, an empty file open to read and write. */
  Decoding(Geometry geometry, Limits limits, FileChannel channel) {
    this.geometry = geometry;
    this.channel = channel;
    this.kilopixels = (int) Math.min(Integer.MAX_VALUE, Math.max(1, limits.megapixels() * 1000));
    this.free = new Semaphore(kilopixels, true);
  }

  /**
   * Writes one row each; those of broken pictures stay zero, and the file says why.
   *
   * @throws IOException if a file changed meanwhile, or the disk is full
   */
  void all(List<Inspection> pictures) throws IOException {
    StoreLayout layout =
        new StoreLayout(pictures.size(), Math.toIntExact(geometry.shape().elements()));
    layout.begin(channel);
    List<Job> jobs = new ArrayList<>(pictures.size());
    for (Inspection picture : pictures) {
      jobs.add(new Job(picture, layout.start(jobs.size())));
    }
    StringBuilder notes = new StringBuilder();
    for (Optional<String> note : Workers.map(jobs, this::decode)) {
      note.ifPresent(text -> notes.append(text).append('\n'));
    }
    layout.end(channel, notes.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<String> decode(Job job) throws IOException, InterruptedException {
    int taken = Math.min(kilopixels, job.picture().kilopixels());
    free.acquire(taken);
    try {
      write(geometry.numbers(pixels(job.picture())), job.start());
      return Optional.empty();
    } catch (BrokenPictureException e) {
      return Optional.of(
          job.picture().digest() + '\t' + e.getMessage().replaceAll("\\p{Cntrl}+", " "));
    } finally {
      free.release(taken);
    }
  }

  private static Pixels pixels(Inspection picture) throws IOException, BrokenPictureException {
    byte[] bytes = Files.readAllBytes(picture.entry().path());
    if (!Inspection.digest(bytes).equals(picture.digest())) {
      throw new IOException(
          picture.entry().path() + " changed while it was read; run again when nothing writes it");
    }
    return new PictureReader(bytes).decode();
  }

  private void write(float[] numbers, long start) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    for (long at = start; bytes.hasRemaining(); ) {
      at += channel.write(bytes, at);
    }
  }

  /** A picture and where in the file its row starts. */
  private record Job(Inspection picture, long start) {}
}
