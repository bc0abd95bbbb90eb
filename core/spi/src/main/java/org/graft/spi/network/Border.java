package org.graft.spi.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Pixels added around an image, written {@code 1} (all four sides), {@code 1x2} (rows above and
 * below, columns left and right) or {@code 0x1x0x1} (above, below, left, right).
 *
 * @param top rows above, 0 or more
 * @param bottom rows below, 0 or more
 * @param left columns left, 0 or more
 * @param right columns right, 0 or more
 */
public record Border(int top, int bottom, int left, int right) {
  private static final int SIDES = 4;

  /** Checks the sizes. */
  public Border {
    if (top < 0 || bottom < 0 || left < 0 || right < 0) {
      throw new IllegalArgumentException(
          "a border is 0 or more pixels on each side, found " + List.of(top, bottom, left, right));
    }
  }

  /** The same on all sides. */
  public static Border of(int pixels) {
    return new Border(pixels, pixels, pixels, pixels);
  }

  /** Rows above and below, columns left and right. */
  public static Border of(int rows, int columns) {
    return new Border(rows, rows, columns, columns);
  }

  /** Reads what {@link #toString} writes. */
  public static Border parse(String text) {
    List<Integer> sides = new ArrayList<>();
    try {
      for (String side : text.split("x", -1)) {
        sides.add(Integer.valueOf(side.trim()));
      }
    } catch (NumberFormatException e) {
      throw refusal(text, e);
    }
    return switch (sides.size()) {
      case 1 -> of(sides.get(0));
      case 2 -> of(sides.get(0), sides.get(1));
      case SIDES -> new Border(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
      default -> throw refusal(text, null);
    };
  }

  private static IllegalArgumentException refusal(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "expected a border such as 1, 1x2 (rows, columns) or 0x1x0x1 (top, bottom, left, right),"
            + " found '"
            + text
            + "'",
        cause);
  }

  /** Whether opposite sides are alike. */
  public boolean symmetric() {
    return top == bottom && left == right;
  }

  @Override
  public String toString() {
    if (!symmetric()) {
      return top + "x" + bottom + "x" + left + "x" + right;
    }
    return top == left ? String.valueOf(top) : top + "x" + left;
  }
}
