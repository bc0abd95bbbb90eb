package org.graft.engine.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/**
 * What all code of a process shares and a plugin may have replaced: put back after each step, so
 * that it costs the plugin's own trials at most.
 */
final class Surroundings {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Properties properties = System.getProperties();

  /** Puts back what was there when this was made. */
  void restore() {
    if (!Locale.getDefault().equals(locale)) {
      Locale.setDefault(locale);
    }
    if (!TimeZone.getDefault().equals(zone)) {
      TimeZone.setDefault(zone);
    }
    if (System.out != out) {
      System.setOut(out);
    }
    if (System.err != err) {
      System.setErr(err);
    }
    if (changed(System.getProperties(), properties)) {
      System.setProperties(properties);
    }
  }

  /** Another object, whatever is in it. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean changed(Properties now, Properties before) {
    return now != before;
  }
}
