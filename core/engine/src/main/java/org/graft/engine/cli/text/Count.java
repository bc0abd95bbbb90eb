package org.graft.engine.cli.text;

import java.util.Map;

/** Numbers of things in words. */
public final class Count {
  private static final Map<String, String> PLURALS =
      Map.of("strategy", "strategies", "class", "classes");

  private Count() {}

  /** Such as {@code 1 trial} and {@code 2 trials}. */
  public static String of(long number, String thing) {
    return number + " " + (number == 1 ? thing : PLURALS.getOrDefault(thing, thing + "s"));
  }
}
