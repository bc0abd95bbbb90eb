package org.graft.datasets.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes small pictures into folders. */
record Pictures(Path root) {
  /** A PNG of 6x5 pixels that only {@code tint} decides. */
  static byte[] png(int tint) throws IOException {
    BufferedImage image = new BufferedImage(6, 5, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 30; i++) {
      image.setRGB(i % 6, i / 6, tint * 7919 + i * 65_793);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** Puts {@code bytes} at {@code name}. */
  Pictures put(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  /** Puts pictures 0.png to (n-1).png into a folder, all of them different by {@code tint}. */
  Pictures put(String folder, int n, int tint) throws IOException {
    for (int i = 0; i < n; i++) {
      put(folder + "/" + i + ".png", png(tint + i));
    }
    return this;
  }
}
