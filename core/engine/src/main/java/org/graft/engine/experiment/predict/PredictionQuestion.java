package org.graft.engine.experiment.predict;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.graft.engine.problem.UserException;

/**
 * Inputs, and the network that is asked about them.
 *
 * @param inputs picture files, or folders of them; or one {@code .npy} file of float32 numbers, [n,
 *     features] or [n, channels, height, width]
 * @param backbone as an experiment file writes it, such as {@code keras-file: {file: vgg16.h5}}
 * @param input the shape that pictures are brought to, {@code 3x224x224}; empty for the one that
 *     the network was made for
 * @param resize how sizes change, as the data set {@code image-files} names it; empty for what the
 *     network was trained with, or else bilinear
 * @param fit what becomes of other aspect ratios, likewise; empty for what the network was trained
 *     with, or else stretch
 * @param top how many classes are wanted for each input; empty for five, or for every label or
 *     number of a network that does not tell classes apart
 */
public record PredictionQuestion(
    List<Path> inputs,
    String backbone,
    Optional<String> input,
    Optional<String> resize,
    Optional<String> fit,
    OptionalInt top) {
  /** Classes of each input where nobody says how many. */
  private static final int CLASSES = 5;

  /** Checks that there are inputs of one kind. */
  public PredictionQuestion {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty() || top.orElse(CLASSES) < 1) {
      throw new UserException(
          "inputs must be 1 or more, and --top 1 or more; found " + top.orElse(CLASSES));
    }
    if (inputs.stream().anyMatch(PredictionQuestion::isArray)) {
      if (inputs.size() > 1) {
        throw new UserException(
            "a .npy file holds all inputs and is given alone, found " + inputs.size() + " files");
      }
      if (input.isPresent() || resize.isPresent() || fit.isPresent()) {
        throw new UserException(
            "--input, --resize and --fit are for pictures; a .npy file holds numbers as they are");
      }
    }
  }

  /** The five likeliest classes of each picture, brought to the network's own inputs. */
  public static PredictionQuestion of(String backbone, List<Path> inputs) {
    return new PredictionQuestion(
        inputs,
        backbone,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  /** How many classes of each input. */
  int classes() {
    return top.orElse(CLASSES);
  }

  private static boolean isArray(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  /** The file of numbers, where these are no pictures. */
  Optional<Path> array() {
    return inputs.stream().filter(PredictionQuestion::isArray).findFirst();
  }
}
