package org.graft.engine.experiment.predict;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.engine.problem.UserException;
import org.graft.spi.Backbone;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;

/** Shapes of inputs as users write them. */
public final class InputShape {
  private InputShape() {}

  /** The inputs asked for, or else those that the backbone was made for. */
  public static Shape of(Optional<String> asked, Choice<Backbone> backbone, DataAccess access)
      throws IOException {
    if (asked.isPresent()) {
      return parse(asked.get());
    }
    return backbone
        .value()
        .input(access)
        .orElseThrow(
            () ->
                new UserException(
                    backbone.label()
                        + " takes inputs of more than one shape; say which, such as"
                        + " --input 3x224x224 (channels, height, width) or --input 784"));
  }

  /** Reads {@code 3x224x224} or {@code 784}. */
  public static Shape parse(String text) {
    if (!text.matches("[1-9][0-9]{0,8}(x[1-9][0-9]{0,8}){0,2}")) {
      throw new UserException(
          "expected a shape such as 3x224x224 (channels, height, width) or 784, found '"
              + text
              + "'");
    }
    return new Shape(Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList());
  }
}
