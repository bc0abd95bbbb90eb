package org.graft.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.graft.spi.data.DataAccess.RemoteFile;

/**
 * Asks servers for files, from where an earlier attempt broke off. Redirects are followed one by
 * one, each checked against the same rule. Thread-safe.
 */
final class HttpSource {
  private final Duration patience;
  private final HttpQuestions questions;

  /**
   * A client.
   *
   * @param rule which addresses may be asked
   * @param tokens what servers are told of who asks
   * @param patience how long a server may stay silent
   */
  HttpSource(AddressRule rule, Tokens tokens, Duration patience) {
    this.patience = patience;
    this.questions = new HttpQuestions(rule, tokens, patience);
  }

  /**
   * Appends what {@code part} still lacks of the file, or starts it anew where the server cannot
   * resume. What has come before a failure stays.
   *
   * @param file of its size, or of what it may have where that is unknown, not a byte more is
   *     written
   * @param done hears of the bytes there are
   * @throws DownloadFailure saying what the server answered
   */
  void append(URI address, Path part, RemoteFile file, LongConsumer done) throws IOException {
    long bytes = file.bytes();
    long have = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<InputStream> response = questions.ask(address, have);
    try (InputStream body = response.body()) {
      boolean resumes = response.statusCode() == 206 && startsAt(response, have);
      if (response.statusCode() == 416 || (response.statusCode() == 206 && !resumes)) {
        Files.deleteIfExists(part);
        throw new DownloadFailure("cannot resume after " + have + " bytes");
      }
      if (response.statusCode() != 200 && !resumes) {
        throw new DownloadFailure("answers with status " + response.statusCode());
      }
      long start = resumes ? have : 0;
      long coming = response.headers().firstValueAsLong("content-length").orElse(-1);
      if (bytes >= 0 && coming >= 0 && start + coming != bytes) {
        throw new DownloadFailure(
            "has a file of %d bytes, expected %d".formatted(start + coming, bytes));
      }
      if (start + coming > file.most()) {
        throw new DownloadFailure(
            "has a file of %d bytes, expected %d at most".formatted(start + coming, file.most()));
      }
      long announced = Math.max(bytes, coming < 0 ? -1 : start + coming);
      copy(body, part, new Extent(start, file.most(), announced), done);
    }
  }

  private void copy(InputStream body, Path part, Extent extent, LongConsumer done)
      throws IOException {
    long at = extent.start();
    byte[] block = new byte[1 << 16];
    try (OutputStream out = open(part, extent.start());
        Watchdog watchdog = new Watchdog(body, patience)) {
      int n = read(body, block, at, watchdog);
      while (n >= 0 && n <= extent.most() - at) {
        out.write(block, 0, n);
        at += n;
        done.accept(at);
        n = read(body, block, at, watchdog);
      }
      at += Math.max(n, 0);
    }
    if (at > extent.most()) {
      Files.delete(part);
      throw new DownloadFailure("sends more than the %d bytes expected".formatted(extent.most()));
    }
    if (at < extent.announced()) {
      throw new DownloadFailure("broke off after %d of %d bytes".formatted(at, extent.announced()));
    }
  }

  private static int read(InputStream body, byte[] block, long at, Watchdog watchdog)
      throws DownloadFailure {
    try {
      int n = body.read(block);
      watchdog.alive();
      return n;
    } catch (IOException e) {
      throw new DownloadFailure(
          "%s after %d bytes%s"
              .formatted(
                  watchdog.barked() ? "fell silent" : "broke off",
                  at,
                  e.getMessage() == null ? "" : " (" + e.getMessage() + ")"),
          e);
    }
  }

  private static OutputStream open(Path part, long start) throws IOException {
    return start > 0
        ? Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND)
        : Files.newOutputStream(part);
  }

  private static boolean startsAt(HttpResponse<?> response, long have) {
    return response
        .headers()
        .firstValue("content-range")
        .map(range -> range.startsWith("bytes " + have + "-"))
        .orElse(false);
  }

  /** Where writing starts, how many bytes the file may have, how many it has; -1 if unknown. */
  private record Extent(long start, long most, long announced) {}
}
