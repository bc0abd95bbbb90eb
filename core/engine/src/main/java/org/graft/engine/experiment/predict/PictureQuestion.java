package org.graft.engine.experiment.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.graft.engine.problem.UserException;

/**
 * Pictures, and the network that is asked about them.
 *
 * @param pictures files, or folders of them
 * @param backbone as an experiment file writes it, such as {@code keras-file: {file: vgg16.h5}}
 * @param input the inputs' shape, {@code 3x224x224}; empty for those that the network was made for
 * @param resize how sizes change, as the data set {@code image-files} names it; empty for what the
 *     network was trained with, or else bilinear
 * @param fit what becomes of other aspect ratios, likewise; empty for what the network was trained
 *     with, or else stretch
 * @param top how many classes are wanted for each picture
 */
public record PictureQuestion(
    List<Path> pictures,
    String backbone,
    Optional<String> input,
    Optional<String> resize,
    Optional<String> fit,
    int top) {
  /** Checks that there are pictures. */
  public PictureQuestion {
    pictures = List.copyOf(pictures);
    if (pictures.isEmpty() || top < 1) {
      throw new UserException("pictures must be 1 or more, and --top 1 or more; found " + top);
    }
  }

  /** The five likeliest classes of each picture, brought to the network's own inputs. */
  public static PictureQuestion of(String backbone, List<Path> pictures) {
    return new PictureQuestion(
        pictures, backbone, Optional.empty(), Optional.empty(), Optional.empty(), 5);
  }
}
