package org.graft.engine.watch;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.result.TrialCard;

/**
 * What is asked of a run, as a file in its folder, one JSON object a line: whoever may write there
 * may ask. It counts for the run at work and is emptied when the next begins. Thread-safe.
 */
public final class Requests {
  /** The file's name in a run's folder. */
  public static final String FILE = "requests.jsonl";

  private static final int LONGEST = 1 << 20;

  private final Path file;
  private long size = -1;
  private List<Request> known = List.of();

  private Requests(Path folder) {
    this.file = folder.resolve(FILE);
  }

  /** The requests in a run's folder. */
  public static Requests in(Path folder) {
    return new Requests(folder);
  }

  /** Forgets them all. */
  public void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Adds one. */
  public synchronized void add(Request request) throws IOException {
    Files.writeString(
        file,
        new Gson().toJson(request) + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** All there are, in order; what is no request is passed over. */
  public synchronized List<Request> all() {
    try {
      long now = Files.exists(file) ? Files.size(file) : 0;
      if (now != size && now <= LONGEST) {
        known = now == 0 ? List.of() : read(Files.readString(file, StandardCharsets.UTF_8));
        size = now;
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Request> read(String text) {
    List<Request> requests = new ArrayList<>();
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      parse(line).ifPresent(requests::add);
    }
    return List.copyOf(requests);
  }

  /** A request as JSON has it; empty where it is none. */
  static Optional<Request> parse(String json) {
    try {
      return Optional.ofNullable(new Gson().fromJson(json, Request.class));
    } catch (RuntimeException e) {
      return Optional.empty(); // no JSON, or what the record's constructor threw, as Gson wraps it
    }
  }

  /** Whether the run is to stop. */
  public boolean stop() {
    return all().stream().anyMatch(request -> request.kind() == Request.Kind.STOP);
  }

  /** Why a trial is not to be run; empty where nobody asked for that. */
  public Optional<String> skips(TrialCard card) {
    return all().stream().filter(r -> r.fits(card)).findFirst().map(Request::words);
  }
}
