package org.graft.engine.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * How one training of a candidate did on the rows that were held out from it. Numbers have the
 * precision of the store's, so that what is read from there is what was computed.
 *
 * @param score by the metric that decides; NaN after a failure
 * @param seconds that it trained
 * @param epochs that it took, by phase
 * @param failure why it has no score
 */
record HeldOutScore(float score, float seconds, List<Integer> epochs, Optional<String> failure) {
  private static final String NUMBERS = "numbers";
  private static final String FAILURE = "failure";

  /** Copies the list. */
  HeldOutScore {
    epochs = List.copyOf(epochs);
  }

  static HeldOutScore failed(String why) {
    return new HeldOutScore(Float.NaN, 0, List.of(), Optional.of(why));
  }

  /** As the store keeps it; a text as its bytes. */
  Map<String, Tensor> tensors() {
    float[] numbers = new float[2 + epochs.size()];
    numbers[0] = score;
    numbers[1] = seconds;
    for (int phase = 0; phase < epochs.size(); phase++) {
      numbers[2 + phase] = epochs.get(phase);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(NUMBERS, Tensor.of(Shape.of(numbers.length), numbers));
    failure.ifPresent(why -> tensors.put(FAILURE, text(why)));
    return tensors;
  }

  static HeldOutScore of(Map<String, Tensor> tensors) {
    float[] numbers =
        Optional.ofNullable(tensors.get(NUMBERS))
            .orElseThrow(() -> new IllegalStateException("a candidate's score without numbers"))
            .toArray();
    List<Integer> epochs = new ArrayList<>();
    for (int i = 2; i < numbers.length; i++) {
      epochs.add((int) numbers[i]);
    }
    Optional<String> failure = Optional.ofNullable(tensors.get(FAILURE)).map(HeldOutScore::text);
    return new HeldOutScore(numbers[0], numbers[1], epochs, failure);
  }

  private static Tensor text(String why) {
    byte[] bytes = (why.isEmpty() ? " " : why).getBytes(StandardCharsets.UTF_8);
    float[] numbers = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = bytes[i];
    }
    return Tensor.of(Shape.of(bytes.length), numbers);
  }

  private static String text(Tensor tensor) {
    float[] numbers = tensor.toArray();
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
