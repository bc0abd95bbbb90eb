package org.graft.engine.score;

import java.util.Optional;

/**
 * One score of one backbone at one tap.
 *
 * @param score its name and arguments
 * @param backbone as asked for
 * @param tap the layer whose outputs were read
 * @param features numbers an example has there
 * @param examples rows of the target's training split that were looked at
 * @param value higher is better; absent where it was refused
 * @param error its standard error over half samples; absent without any
 * @param refusal why it says nothing, in its own words
 * @param failure what broke, with the score, whose it is and the features; no value then
 */
public record Scored(
    String score,
    String backbone,
    String tap,
    int features,
    int examples,
    Optional<Double> value,
    Optional<Double> error,
    Optional<String> refusal,
    Optional<String> failure) {}
