package org.graft.engine.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * How many frames of SQLite's write-ahead log are committed, as its index says
 * (sqlite.org/walformat .html, section 2.2: {@code mxFrame}). The index outlives a kill; after a
 * damage to the log, SQLite counts fewer frames and goes on without the others and without a word.
 */
final class WalIndex {
  private static final int FRAMES = 16;

  private WalIndex() {}

  /** The frames of {@code ledger}'s log; empty without an index. */
  static OptionalInt frames(Path ledger) {
    Path index = ledger.resolveSibling(ledger.getFileName() + "-shm");
    if (!Files.isReadable(index)) {
      return OptionalInt.empty();
    }
    ByteBuffer header = ByteBuffer.allocate(FRAMES + Integer.BYTES).order(ByteOrder.nativeOrder());
    try (FileChannel channel = FileChannel.open(index)) {
      channel.read(header, 0);
    } catch (IOException e) {
      return OptionalInt.empty();
    }
    return header.hasRemaining() ? OptionalInt.empty() : OptionalInt.of(header.getInt(FRAMES));
  }
}
