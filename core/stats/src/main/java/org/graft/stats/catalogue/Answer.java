package org.graft.stats.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/** What a method computed: named values, named refusals and notes, in order. */
public final class Answer {
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final Map<String, Refusal> refusals = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Records {@code name} as what {@code value} supplies (a number, text, flag, {@code double[]},
   * {@code double[][]}, {@code int[]}, list, map, {@link PValue} or another answer's map), or as
   * refused when it throws a {@link Refusal}.
   *
   * <p>A {@link PValue} is written as {@code name} (a double) and {@code name_log10}, and so is a
   * list of them; one below 1e-300 is also noted as the bound that a report prints.
   */
  public Answer put(String name, Supplier<?> value) {
    try {
      set(name, value.get());
    } catch (Refusal refusal) {
      values.put(name, null);
      refusals.put(name, refusal);
    }
    return this;
  }

  /** Records several values that one computation yields, or refuses all of {@code names}. */
  public Answer all(List<String> names, Supplier<Map<String, ?>> computed) {
    try {
      Map<String, ?> found = computed.get();
      names.forEach(name -> set(name, found.get(name)));
    } catch (Refusal refusal) {
      for (String name : names) {
        values.put(name, null);
        refusals.put(name, refusal);
      }
    }
    return this;
  }

  /** Records the answer of one of several calls under {@code name}, or that it was refused. */
  Answer part(String name, Supplier<Answer> call) {
    try {
      Answer part = call.get();
      values.put(name, part.values);
      part.refusals.forEach((output, refusal) -> refusals.put(name + "." + output, refusal));
      part.notes.forEach(note -> notes.add(name + ": " + note));
    } catch (Refusal refusal) {
      if (refusal.reason() == Refusal.Reason.BAD_ARGUMENT) {
        throw new Refusal(refusal.reason(), name + ": " + refusal.getMessage());
      }
      values.put(name, null);
      refusals.put(name, refusal);
    }
    return this;
  }

  /** Adds a remark: a policy that was applied, values that were dropped. */
  public Answer note(String note) {
    notes.add(note);
    return this;
  }

  private void set(String name, @Nullable Object value) {
    if (value instanceof PValue p) {
      values.put(name, p.value());
      values.put(name + "_log10", p.log10());
      bound(name, p);
    } else if (value instanceof List<?> list && list.stream().anyMatch(PValue.class::isInstance)) {
      values.put(name, list.stream().map(p -> ((PValue) p).value()).toList());
      values.put(name + "_log10", list.stream().map(p -> ((PValue) p).log10()).toList());
      for (int i = 0; i < list.size(); i++) {
        bound(name + "[" + i + "]", (PValue) list.get(i));
      }
    } else if (value instanceof Double number && number.isNaN()) {
      throw new IllegalStateException("'" + name + "' came out as NaN without a reason");
    } else {
      values.put(name, value);
    }
  }

  private void bound(String name, PValue p) {
    if (p.log10() < -300 && Double.isFinite(p.log10())) {
      note(String.format(Locale.ROOT, "%s: %s (10^%.1f)", name, p, p.log10()));
    }
  }

  /** The values in order; a refused one is null. */
  public Map<String, @Nullable Object> values() {
    return values;
  }

  /** Why values were refused, by name. */
  public Map<String, Refusal> refusals() {
    return refusals;
  }

  /** Remarks in order. */
  public List<String> notes() {
    return notes;
  }
}
