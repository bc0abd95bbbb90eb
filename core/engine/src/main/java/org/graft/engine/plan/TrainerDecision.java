package org.graft.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Trainer;

/**
 * Who takes a piece of work, and why.
 *
 * @param trainer who
 * @param asked whether the spec names it, so that no other was considered
 * @param others every other trainer that was considered
 * @param atOnce how many such pieces of work it takes in one call
 */
public record TrainerDecision(
    Choice<Trainer> trainer, boolean asked, List<Other> others, int atOnce) {
  /** Copies the list. */
  public TrainerDecision {
    others = List.copyOf(others);
  }

  /**
   * A trainer that was not taken.
   *
   * @param name its name
   * @param refusal why it cannot; empty if it could
   * @param slower its expected time over the chosen one's; meaningless after a refusal
   */
  public record Other(String name, Optional<String> refusal, double slower) {}

  /** Why, in words, the refusals of the others included. */
  public String why() {
    if (asked) {
      return "asked for";
    }
    if (others.isEmpty()) {
      return "the only trainer there is";
    }
    String able =
        others.stream()
            .filter(o -> o.refusal().isEmpty())
            .map(o -> o.name() + " is expected to take " + times(o.slower()))
            .collect(Collectors.joining(", "));
    String unable =
        others.stream()
            .filter(o -> o.refusal().isPresent())
            .map(o -> o.name() + " cannot: " + o.refusal().orElseThrow())
            .collect(Collectors.joining("; "));
    return able.isEmpty() ? unable : "fastest: " + able + (unable.isEmpty() ? "" : "; " + unable);
  }

  private static String times(double slower) {
    return Double.isFinite(slower)
        ? String.format(
            Locale.ROOT, slower < 10 ? "%.1f times as long" : "%.0f times as long", slower)
        : "longer";
  }
}
