package org.graft.engine.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How many outcomes a ledger was given, in a file of its own beside it. SQLite goes on without the
 * damaged end of its log and without a word, so that only somebody else can tell that there was
 * more. Written after each commit and not flushed: it outlives a kill, as the log does. A file and
 * no channel, which would be closed under a run whose thread is interrupted to stop it.
 */
final class RecordCount implements AutoCloseable {
  private static final int WIDTH = 20;

  private final RandomAccessFile file;

  private RecordCount(RandomAccessFile file) {
    this.file = file;
  }

  /** Where the count of {@code ledger} is kept. */
  static Path file(Path ledger) {
    return ledger.resolveSibling(ledger.getFileName() + "-count");
  }

  /** The count that was kept; 0 where there is none, or no number. */
  static long kept(Path ledger) throws IOException {
    Path file = file(ledger);
    String text = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  static RecordCount open(Path ledger) throws IOException {
    return new RecordCount(new RandomAccessFile(file(ledger).toFile(), "rw"));
  }

  /** Always as many characters, so that a full disk has room for the next. */
  void set(long count) throws IOException {
    String text = String.format(Locale.ROOT, "%" + (WIDTH - 1) + "d\n", count);
    file.seek(0);
    file.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
