package org.graft.datasets.images;

/** The channels that pictures are turned into. */
public enum Color {
  /** Red, green, blue; grey pictures have three equal channels. */
  RGB(3),
  /** One channel: ITU-R BT.601 luma, rounded as Pillow does. */
  GREY(1);

  private final int channels;

  Color(int channels) {
    this.channels = channels;
  }

  int channels() {
    return channels;
  }

  /** {@code pixels} in these channels. */
  Pixels of(Pixels pixels) {
    byte[][] planes = pixels.planes();
    if (planes.length == channels) {
      return pixels;
    }
    if (this == RGB) {
      return new Pixels(
          pixels.height(), pixels.width(), new byte[][] {planes[0], planes[0], planes[0]});
    }
    byte[] luma = new byte[planes[0].length];
    for (int i = 0; i < luma.length; i++) {
      int red = planes[0][i] & 0xff;
      int green = planes[1][i] & 0xff;
      int blue = planes[2][i] & 0xff;
      luma[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
    }
    return new Pixels(pixels.height(), pixels.width(), new byte[][] {luma});
  }
}
