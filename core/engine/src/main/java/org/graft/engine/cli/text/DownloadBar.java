package org.graft.engine.cli.text;

import java.io.PrintStream;
import java.util.Locale;
import org.graft.engine.data.DownloadProgress;
import org.graft.engine.plugin.Visible;

/** Shows downloads: a bar on a terminal, a line at the beginning and the end elsewhere. */
public final class DownloadBar implements DownloadProgress {
  private static final int WIDTH = 24;
  private static final long EVERY_NANOS = 100_000_000L;
  private final PrintStream out;
  private final boolean terminal;
  private long printed;

  /** Progress to {@code out}, drawn over itself if that is a terminal. */
  public DownloadBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public synchronized void progress(String name, long done, long total) {
    String file = Visible.line(name);
    boolean first = done == 0;
    boolean last = done == total;
    long now = System.nanoTime();
    if (!terminal) {
      if (first || last) {
        out.println((first ? "downloading " : "downloaded ") + file + size(total));
      }
      return;
    }
    if (last || first || now - printed >= EVERY_NANOS) {
      printed = now;
      int full = total <= 0 ? 0 : (int) (WIDTH * done / total);
      out.print(
          "\r\u001b[K[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + file + size(total));
      if (last) {
        out.println();
      }
      out.flush();
    }
  }

  private static String size(long total) {
    return total < 0 ? "" : String.format(Locale.ROOT, ", %.1f MB", total / 1e6);
  }
}
