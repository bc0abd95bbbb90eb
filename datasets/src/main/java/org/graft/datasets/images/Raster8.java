package org.graft.datasets.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;

/**
 * An image as planes of bytes: samples as stored (colour profiles are not applied), as Pillow's
 * {@code convert} gives them, but 16 bits to 8 by their high byte and transparency over white.
 */
final class Raster8 {
  private static final int COLOURS = 3;

  private final BufferedImage image;
  private final Raster raster;
  private final boolean stored;

  private Raster8(BufferedImage image) {
    this.image = image;
    this.raster = image.getRaster();
    this.stored = isStored(image.getColorModel(), raster.getTransferType());
  }

  /** Planes of {@code image}: one for grey without colour, else three. */
  static Pixels of(BufferedImage image) {
    return new Raster8(image).pixels();
  }

  /** Whether the raster's samples are grey, or red, green and blue, each 8 or 16 bits. */
  private static boolean isStored(ColorModel model, int transferType) {
    int space = model.getColorSpace().getType();
    boolean whole = transferType == DataBuffer.TYPE_BYTE || transferType == DataBuffer.TYPE_USHORT;
    boolean equal = true;
    for (int bits : model.getComponentSize()) {
      equal &= bits == model.getComponentSize(0) && bits >= 8;
    }
    return model instanceof ComponentColorModel
        && whole
        && equal
        && !model.isAlphaPremultiplied()
        && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB);
  }

  private Pixels pixels() {
    int channels = stored ? image.getColorModel().getNumColorComponents() : COLOURS;
    byte[][] planes = new byte[channels][Math.multiplyExact(image.getHeight(), image.getWidth())];
    if (stored && isPlainBytes()) {
      plain(planes);
      return new Pixels(image.getHeight(), image.getWidth(), planes);
    }
    for (int row = 0; row < image.getHeight(); row++) {
      if (stored) {
        samples(row, planes);
      } else if (isPrint()) {
        inks(row, planes);
      } else if (image.getColorModel() instanceof DirectColorModel model && !model.hasAlpha()) {
        packed(row, planes);
      } else {
        colours(row, planes);
      }
    }
    return new Pixels(image.getHeight(), image.getWidth(), planes);
  }

  /** Whether samples are bytes that only need to be sorted by channel. */
  private boolean isPlainBytes() {
    return !image.getColorModel().hasAlpha()
        && raster.getDataBuffer() instanceof DataBufferByte bytes
        && bytes.getNumBanks() == 1
        && raster.getSampleModel() instanceof ComponentSampleModel
        && raster.getSampleModelTranslateX() == 0
        && raster.getSampleModelTranslateY() == 0;
  }

  private void plain(byte[][] planes) {
    ComponentSampleModel model = (ComponentSampleModel) raster.getSampleModel();
    DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
    byte[] bytes = buffer.getData();
    for (int channel = 0; channel < planes.length; channel++) {
      byte[] plane = planes[channel];
      int start = buffer.getOffset() + model.getBandOffsets()[channel];
      for (int row = 0, n = 0; row < image.getHeight(); row++) {
        int at = start + row * model.getScanlineStride();
        for (int column = 0; column < image.getWidth(); column++, at += model.getPixelStride()) {
          plane[n++] = bytes[at];
        }
      }
    }
  }

  private void samples(int row, byte[][] planes) {
    int width = image.getWidth();
    int shift = image.getColorModel().getComponentSize(0) - 8;
    int[] alphas = image.getColorModel().hasAlpha() ? band(planes.length, row) : new int[0];
    for (int channel = 0; channel < planes.length; channel++) {
      int[] values = band(channel, row);
      for (int i = 0; i < width; i++) {
        int value = values[i] >> shift;
        int alpha = alphas.length == 0 ? 255 : alphas[i] >> shift;
        planes[channel][row * width + i] = overWhite(value, alpha);
      }
    }
  }

  private int[] band(int band, int row) {
    return raster.getSamples(
        raster.getMinX(), raster.getMinY() + row, image.getWidth(), 1, band, (int[]) null);
  }

  private boolean isPrint() {
    ColorModel model = image.getColorModel();
    return model instanceof ComponentColorModel
        && model.getColorSpace().getType() == ColorSpace.TYPE_CMYK
        && raster.getTransferType() == DataBuffer.TYPE_BYTE;
  }

  /** Cyan, magenta, yellow and black, where no reader made colours of them, as Pillow does. */
  private void inks(int row, byte[][] planes) {
    int[] black = band(COLOURS, row);
    for (int channel = 0; channel < COLOURS; channel++) {
      int[] ink = band(channel, row);
      for (int i = 0; i < ink.length; i++) {
        int light = 255 - black[i];
        int product = ink[i] * light + 128;
        planes[channel][row * ink.length + i] =
            (byte) Math.max(0, light - (((product >> 8) + product) >> 8));
      }
    }
  }

  /** Samples of other than 8 bits in one number: scaled and rounded down, as Pillow does. */
  private void packed(int row, byte[][] planes) {
    for (int channel = 0; channel < COLOURS; channel++) {
      int most = (1 << image.getColorModel().getComponentSize(channel)) - 1;
      int[] values = band(channel, row);
      for (int i = 0; i < values.length; i++) {
        planes[channel][row * values.length + i] = (byte) (values[i] * 255 / most);
      }
    }
  }

  private void colours(int row, byte[][] planes) {
    int width = image.getWidth();
    int[] values = image.getRGB(0, row, width, 1, null, 0, width);
    for (int i = 0; i < width; i++) {
      int alpha = values[i] >>> 24;
      for (int channel = 0; channel < COLOURS; channel++) {
        int value = values[i] >> (16 - 8 * channel) & 0xff;
        planes[channel][row * width + i] = overWhite(value, alpha);
      }
    }
  }

  private static byte overWhite(int value, int alpha) {
    return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
  }
}
