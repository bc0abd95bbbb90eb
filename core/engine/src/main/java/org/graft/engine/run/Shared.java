package org.graft.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Results that steps share in memory, each let go when its last user is done. Thread-safe.
 *
 * @param <T> what is shared
 */
final class Shared<T> {
  private final Map<String, T> held = new ConcurrentHashMap<>();
  private final Map<String, Integer> users = new HashMap<>();

  /** Announces one more user of {@code key}. */
  synchronized void use(String key) {
    users.merge(key, 1, Integer::sum);
  }

  /** One user less; the last one lets go. */
  synchronized void release(String key) {
    if (users.merge(key, -1, Integer::sum) <= 0) {
      held.remove(key);
    }
  }

  void put(String key, T value) {
    held.put(key, value);
  }

  Optional<T> find(String key) {
    return Optional.ofNullable(held.get(key));
  }

  int size() {
    return held.size();
  }
}
