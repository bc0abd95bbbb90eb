package org.graft.engine.plugin;

import java.util.Locale;

/** Java's names as they stand in experiment files: {@code he-uniform}, {@code early-stopping}. */
public final class Kebab {
  private Kebab() {}

  /** {@code HE_UNIFORM} as {@code he-uniform}. */
  public static String ofConstant(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code earlyStopping} or {@code EarlyStopping} as {@code early-stopping}. */
  public static String ofCamel(String name) {
    StringBuilder kebab = new StringBuilder(name.length() + 4);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isUpperCase(c)) {
        kebab.append(c == '_' ? '-' : c);
        continue;
      }
      boolean afterLower = i > 0 && !Character.isUpperCase(name.charAt(i - 1));
      boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
      if (i > 0 && (afterLower || beforeLower)) {
        kebab.append('-');
      }
      kebab.append(Character.toLowerCase(c));
    }
    return kebab.toString();
  }

  /** Whether {@code name} is lower-case letters and digits in words joined by single hyphens. */
  public static boolean is(String name) {
    boolean inWord = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        inWord = true;
      } else if (c == '-' && inWord) {
        inWord = false;
      } else {
        return false;
      }
    }
    return inWord;
  }
}
