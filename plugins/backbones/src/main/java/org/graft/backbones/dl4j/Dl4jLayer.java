package org.graft.backbones.dl4j;

import java.util.List;
import org.graft.backbones.pretrained.Fields;

/**
 * A layer or vertex as DL4J saved it.
 *
 * @param type its class, without the package
 * @param fields its configuration
 * @param reshaping class of the preprocessor in front of it, or empty
 * @param inputs names of what it reads
 */
record Dl4jLayer(String name, String type, Fields fields, String reshaping, List<String> inputs) {
  /** Copies the inputs. */
  Dl4jLayer {
    inputs = List.copyOf(inputs);
  }

  /** The last part of an object's {@code @class}. */
  static String type(Fields fields) {
    String type = fields.text("@class");
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
