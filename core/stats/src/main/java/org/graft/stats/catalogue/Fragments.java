package org.graft.stats.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.stats.PValue;
import org.graft.stats.shape.Samples;

/** Parts of answers that several methods share. */
public final class Fragments {
  private Fragments() {}

  /** A map of alternating names and values; p-values are written as in {@link Answer#put}. */
  public static Map<String, Object> map(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      String name = (String) namesAndValues[i];
      map.put(name, value instanceof PValue p ? p.value() : value);
      if (value instanceof PValue p) {
        map.put(name + "_log10", p.log10());
      }
    }
    return map;
  }

  /** The values of an unpaired sample that are not missing; says how many were dropped. */
  public static double[] sample(Arguments in, String name, Answer out) {
    double[] all = in.vector(name);
    double[] kept = Samples.withoutMissing(all);
    if (kept.length < all.length) {
      int lost = all.length - kept.length;
      out.note(lost + " of " + all.length + " values of " + name + " dropped (missing)");
    }
    return kept;
  }
}
