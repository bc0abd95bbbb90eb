package org.graft.product;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Folders of small pictures whose classes differ in colour: stand-ins for data that is not here.
 */
final class Pictures {
  private static final int SIDE = 32;

  private Pictures() {}

  /** Writes {@code each} pictures of every class into folders named like the classes. */
  static Path write(Path folder, List<String> classes, int each) throws IOException {
    Random random = new Random(folder.getFileName().toString().hashCode());
    for (int c = 0; c < classes.size(); c++) {
      Path own = Files.createDirectories(folder.resolve(classes.get(c)));
      float hue = (float) c / classes.size();
      for (int i = 0; i < each; i++) {
        Path file = own.resolve("picture%03d.png".formatted(i));
        ImageIO.write(picture(hue, random), "png", file.toFile());
      }
    }
    return folder;
  }

  private static BufferedImage picture(float hue, Random random) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    for (int dot = 0; dot < 40; dot++) {
      float near = hue + 0.1f * (random.nextFloat() - 0.5f);
      pen.setColor(new Color(Color.HSBtoRGB(near, 0.8f, 0.3f + 0.7f * random.nextFloat())));
      pen.fillOval(random.nextInt(SIDE) - 4, random.nextInt(SIDE) - 4, 9, 9);
    }
    pen.dispose();
    return image;
  }
}
