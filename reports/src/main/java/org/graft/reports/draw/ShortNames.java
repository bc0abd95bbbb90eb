package org.graft.reports.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names made short enough for their places without losing what tells them apart: what all begin or
 * end with is left out first; then their middles; and where that is not enough they are numbered.
 *
 * @param names the short names, in order; all different if the long ones were
 * @param legend what is needed to read them, a line each; empty where nothing is
 */
public record ShortNames(List<String> names, List<String> legend) {
  private static final String DOTS = "\u2026";
  private static final String BORDERS = " ,;:/-_=([{\u2212.";
  private static final int WORTH = 4;

  /** Copies the lists. */
  public ShortNames {
    names = List.copyOf(names);
    legend = List.copyOf(legend);
  }

  /** Names no wider than {@code limit} at a font size. */
  public static ShortNames of(List<String> names, double size, double limit) {
    if (fit(names, size, limit)) {
      return new ShortNames(names, List.of());
    }
    if (names.size() < 2) {
      return new ShortNames(names.stream().map(n -> middle(n, size, limit)).toList(), List.of());
    }
    String start = start(names);
    String end = end(names, start.length());
    List<String> cores =
        names.stream()
            .map(
                n ->
                    (start.isEmpty() ? "" : DOTS)
                        + n.substring(start.length(), n.length() - end.length())
                        + (end.isEmpty() ? "" : DOTS))
            .toList();
    if (fit(cores, size, limit)) {
      return new ShortNames(cores, legend(start, end));
    }
    List<String> middles = cores.stream().map(n -> middle(n, size, limit)).toList();
    if (different(middles) >= different(names)) {
      List<String> lines = new ArrayList<>(legend(start, end));
      for (int i = 0; i < names.size(); i++) {
        if (!middles.get(i).equals(cores.get(i))) {
          lines.add(middles.get(i) + " = " + names.get(i));
        }
      }
      return new ShortNames(middles, lines.size() > names.size() ? List.of() : lines);
    }
    List<String> distinct = names.stream().distinct().toList();
    return new ShortNames(
        names.stream().map(n -> "#" + (distinct.indexOf(n) + 1)).toList(),
        IntStream.range(0, distinct.size())
            .mapToObj(i -> "#" + (i + 1) + " = " + distinct.get(i))
            .toList());
  }

  private static boolean fit(List<String> names, double size, double limit) {
    return Lettering.sans().widest(names, size) <= limit;
  }

  private static int different(List<String> names) {
    return new HashSet<>(names).size();
  }

  private static List<String> legend(String start, String end) {
    List<String> parts = new ArrayList<>();
    if (!start.isEmpty()) {
      parts.add("\u2026 at the start = " + start);
    }
    if (!end.isEmpty()) {
      parts.add("\u2026 at the end = " + end);
    }
    return parts;
  }

  /** What all names begin with, up to a border between words; empty where it is not worth it. */
  private static String start(List<String> names) {
    String first = names.get(0);
    int n = first.length();
    for (String name : names) {
      int same = 0;
      while (same < Math.min(n, name.length()) && first.charAt(same) == name.charAt(same)) {
        same++;
      }
      n = same;
    }
    n = Math.min(n, names.stream().mapToInt(String::length).min().orElse(0) - 1);
    int border = n;
    while (border > 0 && BORDERS.indexOf(first.charAt(border - 1)) < 0) {
      border--;
    }
    int cut = border >= WORTH ? border : n;
    if (cut > 0 && Character.isHighSurrogate(first.charAt(cut - 1))) {
      cut--;
    }
    return cut < WORTH ? "" : first.substring(0, cut);
  }

  /** What all names end with, without the first {@code taken} characters of any. */
  private static String end(List<String> names, int taken) {
    String first = names.get(0);
    int n = first.length() - taken;
    for (String name : names) {
      int same = 0;
      while (same < Math.min(n, name.length() - taken)
          && first.charAt(first.length() - 1 - same) == name.charAt(name.length() - 1 - same)) {
        same++;
      }
      n = same;
    }
    int shortest = names.stream().mapToInt(String::length).min().orElse(0) - taken - 1;
    n = Math.max(0, Math.min(n, shortest));
    if (n > 0 && Character.isLowSurrogate(first.charAt(first.length() - n))) {
      n--;
    }
    return n < WORTH ? "" : first.substring(first.length() - n);
  }

  /** Start and end of a name. */
  private static String middle(String name, double size, double limit) {
    Lettering font = Lettering.sans();
    if (font.width(name, size) <= limit) {
      return name;
    }
    int[] letters = name.codePoints().toArray();
    for (int kept = letters.length - 1; kept > 0; kept--) {
      int head = (kept + 1) / 2;
      String cut =
          new String(letters, 0, head)
              + DOTS
              + new String(letters, letters.length - (kept - head), kept - head);
      if (font.width(cut, size) <= limit) {
        return cut;
      }
    }
    return DOTS;
  }
}
