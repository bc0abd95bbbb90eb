package org.graft.engine.experiment.predict;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Inputs, and the network whose features of them are wanted.
 *
 * @param backbone as an experiment file writes it
 * @param input a data set as an experiment file writes it, or a {@code .npy} file of float32
 *     numbers, [n, channels, height, width] or [n, features], which enter the network as they are
 * @param tap the node whose outputs are wanted; empty for the features, which a head reads
 * @param split which examples of a data set go into a {@code .npy} file
 * @param output a file called {@code .npy} or {@code .safetensors}
 */
public record FeatureQuestion(
    String backbone, String input, Optional<String> tap, Optional<Split> split, Path output) {
  /** A part of a data set. */
  public enum Split {
    /** Examples to train on. */
    TRAIN,
    /** Examples to choose on. */
    VALIDATION,
    /** Examples to score on. */
    TEST
  }
}
