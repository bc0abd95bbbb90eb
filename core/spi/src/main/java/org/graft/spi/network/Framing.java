package org.graft.spi.network;

import java.util.Optional;

/**
 * How pictures of any size come to a network's inputs.
 *
 * @param size height and width of inputs
 * @param shorterSide what the shorter side is resized to, aspect ratio kept, before the centre of
 *     {@code size} is cut out; empty where height and width are stretched to {@code size}
 * @param resize how sizes change, as the data set {@code image-folder} names it: {@code
 *     pillow-bicubic}
 */
public record Framing(Size size, Optional<Integer> shorterSide, String resize) {
  /** As parameters of {@code image-folder}. */
  public String parameters() {
    return "size: "
        + size
        + shorterSide.map(side -> ", shorter-side: " + side).orElse("")
        + ", resize: "
        + resize;
  }
}
