package org.graft.backbones.dl4j;

import java.util.List;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;
import org.graft.spi.network.Size;

/**
 * A layer or vertex as DL4J saved it.
 *
 * @param type its class, without the package
 * @param fields its configuration
 * @param reshaper the preprocessor in front of it
 * @param inputs names of what it reads
 */
record Dl4jLayer(
    String name, String type, Fields fields, Optional<Fields> reshaper, List<String> inputs) {
  /** Copies the inputs. */
  Dl4jLayer {
    inputs = List.copyOf(inputs);
  }

  /** Class of the preprocessor in front of it, or empty. */
  String reshaping() {
    return reshaper.map(Dl4jLayer::type).orElse("");
  }

  /** The images that the preprocessor in front of it makes of rows of numbers. */
  Optional<Size> image() {
    return reshaper
        .filter(r -> type(r).equals("FeedForwardToCnnPreProcessor"))
        .map(r -> new Size(r.integer("inputHeight"), r.integer("inputWidth")));
  }

  /** The last part of an object's {@code @class}. */
  static String type(Fields fields) {
    String type = fields.text("@class");
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
