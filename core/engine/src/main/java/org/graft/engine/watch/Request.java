package org.graft.engine.watch;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.graft.spi.result.TrialCard;

/**
 * What somebody asks of a run at work.
 *
 * @param kind stop the run, or skip trials of it
 * @param which of trials to skip: values of {@code trial} (its id), {@code strategy}, {@code
 *     backbone}, {@code transfer}, all of which must fit
 */
public record Request(Kind kind, Map<String, String> which) {
  private static final Set<String> KEYS = Set.of("trial", "strategy", "backbone", "transfer");

  /** Kinds of requests. */
  public enum Kind {
    /** End the run; what is left is for another time. */
    STOP,
    /** Leave trials out that have not begun. */
    SKIP
  }

  /** Copies the map, and refuses to skip everything. */
  public Request {
    which = Map.copyOf(which);
    if (!KEYS.containsAll(which.keySet())) {
      throw new IllegalArgumentException("expected some of " + KEYS + ", found " + which.keySet());
    }
    if (kind == Kind.SKIP && which.isEmpty()) {
      throw new IllegalArgumentException("say what to skip: a trial, a strategy, a combination");
    }
  }

  /** Whether a trial is one of those to skip. */
  public boolean fits(TrialCard card) {
    return kind == Kind.SKIP
        && fits("trial", card.id())
        && fits("strategy", card.strategy())
        && fits("backbone", card.backbone())
        && fits("transfer", card.transfer());
  }

  private boolean fits(String key, String value) {
    return which.getOrDefault(key, value).equals(value);
  }

  /** In words: {@code skipped by hand: strategy scratch}. */
  public String words() {
    StringBuilder text =
        new StringBuilder(kind == Kind.SKIP ? "skipped" : kind.name().toLowerCase(Locale.ROOT))
            .append(" by hand");
    String separator = ": ";
    for (Map.Entry<String, String> part : new TreeMap<>(which).entrySet()) {
      text.append(separator).append(part.getKey()).append(' ').append(part.getValue());
      separator = ", ";
    }
    return text.toString();
  }
}
