package org.graft.engine.plan;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long steps took on a machine, or where an executor does them, beside what their trainers
 * reckoned: the same kind of step by the same trainer on the same network, and, where there is none
 * such, on any. A run counts as much as all before it, so that what a machine was long ago is soon
 * forgotten.
 *
 * @param rates by kind, trainer and network, the one timed longest ago first
 */
public record Timings(Map<String, Rate> rates) {
  /** No time was taken yet. */
  public static final Timings NONE = new Timings(Map.of());

  private static final int MOST = 1000;
  private static final String TOGETHER = "steps at a time";

  /** Copies the map, keeping its order. */
  public Timings {
    rates = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(rates));
  }

  /**
   * Work that was timed.
   *
   * @param seconds it took
   * @param reckoned seconds that trainers reckoned for it
   */
  record Rate(double seconds, double reckoned) {
    Rate plus(Rate other) {
      return new Rate(seconds + other.seconds, reckoned + other.reckoned);
    }

    Rate halved() {
      return new Rate(seconds / 2, reckoned / 2);
    }
  }

  /** Times as {@code file} holds them; none where it does not, or cannot be read. */
  public static Timings read(Path file) {
    try {
      Map<String, Rate> rates = new LinkedHashMap<>();
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
        JsonObject rate = entry.getValue().getAsJsonObject();
        rates.put(
            entry.getKey(),
            new Rate(rate.get("seconds").getAsDouble(), rate.get("reckoned").getAsDouble()));
      }
      return new Timings(rates);
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  /** Writes them to {@code file} in one step. */
  void write(Path file) throws IOException {
    JsonObject json = new JsonObject();
    rates.forEach(
        (key, rate) -> {
          JsonObject one = new JsonObject();
          one.addProperty("seconds", rate.seconds());
          one.addProperty("reckoned", rate.reckoned());
          json.add(key, one);
        });
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "timings", ".part");
    try {
      Files.writeString(part, json.toString());
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** These and those of one more run. */
  Timings and(Map<String, Rate> run) {
    Map<String, Rate> all = new LinkedHashMap<>(rates);
    run.forEach(
        (key, rate) -> {
          Rate before = all.remove(key);
          all.put(key, before == null ? rate : before.halved().plus(rate));
        });
    while (all.size() > MOST) {
      all.remove(all.keySet().iterator().next());
    }
    return new Timings(all);
  }

  /** These and, of what was not timed here, those. */
  public Timings or(Timings others) {
    Map<String, Rate> all = new LinkedHashMap<>(others.rates);
    all.putAll(rates);
    return new Timings(all);
  }

  /** What the time of a whole run is filed under: seconds of steps for seconds on the clock. */
  static String together() {
    return TOGETHER;
  }

  /** Whether work of this kind by this trainer was timed. */
  boolean knows(Cost cost) {
    return rate(cost).isPresent();
  }

  /** Seconds that {@code cost} is expected to come to. */
  double seconds(Cost cost) {
    return cost.seconds() * rate(cost).map(rate -> rate.seconds() / rate.reckoned()).orElse(1.0);
  }

  private Optional<Rate> rate(Cost cost) {
    return Optional.ofNullable(rates.get(cost.key()))
        .or(
            () ->
                rates.entrySet().stream()
                    .filter(e -> e.getKey().startsWith(cost.like()))
                    .map(Map.Entry::getValue)
                    .reduce(Rate::plus))
        .filter(rate -> rate.reckoned() > 0);
  }

  /** How many steps ran at a time, on average. */
  double parallel() {
    Rate rate = rates.get(TOGETHER);
    return rate == null || rate.reckoned() <= 0
        ? 1
        : Math.max(1e-3, rate.seconds() / rate.reckoned());
  }
}
