package org.graft.backbones.torchfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.backbones.checkpoint.StoredArray;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchTensor;
import org.graft.spi.base.NearMiss;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/**
 * An architecture with a checkpoint's arrays in their places: as many classes and channels as the
 * arrays are for, without a head where there is none.
 *
 * @param tensors what the network's parameters are made of
 * @param headed whether the checkpoint has a head that fits
 * @param notes what a user must know of it
 */
record Fitting(
    TorchArchitecture architecture,
    Network network,
    List<TorchTensor> tensors,
    boolean headed,
    List<String> notes) {
  private static final int USUAL_CLASSES = 1_000;

  /**
   * Fits an architecture to arrays.
   *
   * @param input shape of the images it is to take
   * @throws IllegalArgumentException naming the first array that is missing, of another shape, or
   *     nowhere in the network
   */
  static Fitting of(TorchArchitecture architecture, StateDict state, Shape input) {
    List<String> notes = new ArrayList<>();
    List<TorchTensor> usual =
        architecture.tensors(architecture.network(architecture.input(), USUAL_CLASSES));
    Optional<TorchTensor> head = head(architecture, usual);
    boolean headed = head.isPresent() && hasHead(head.get(), state);
    int classes = headed ? state.get(head.get().key()).shape().size(0) : USUAL_CLASSES;
    if (head.isPresent() && !headed) {
      notes.add(
          state.has(head.get().key())
              ? "its head '%s' is %s, which %s's does not fit; a new one takes its place"
                  .formatted(
                      head.get().key(), state.get(head.get().key()).shape(), architecture.name())
              : "it has no head, so it is for its features");
    } else if (!architecture.headed()) {
      notes.add(
          state.keys().stream()
              .filter(key -> ofAHeadOfItsOwn(architecture, key))
              .findFirst()
              .map(
                  key ->
                      "its head '%s' is not %s's, which has none; a new one takes its place"
                          .formatted(key, architecture.name()))
              .orElse("it has no head, so it is for its features"));
    } else if (headed && classes != head.get().shape().size(0)) {
      notes.add("its head tells %d classes apart".formatted(classes));
    }
    int channels = channels(usual, state).orElse(architecture.input().size(0));
    Network whole = architecture.network(input.row().batch(channels), classes);
    String top = architecture.head();
    Network network =
        !headed && (head.isPresent() || !architecture.headed())
            ? whole.upTo(whole.node(top).inputs().get(0))
            : classes == 1 ? whole.upTo(top) : whole;
    List<TorchTensor> tensors =
        architecture.tensors(whole).stream()
            .filter(t -> t.parts().stream().allMatch(p -> network.has(p.node())))
            .toList();
    Fitting fitting = new Fitting(architecture, network, tensors, headed, notes);
    fitting.check(state, whole);
    fitting.refuseShared(state);
    return fitting;
  }

  /** The head's kernel, by its key. */
  static Optional<TorchTensor> head(TorchArchitecture architecture, List<TorchTensor> tensors) {
    return tensors.stream()
        .filter(t -> t.shape().rank() > 1)
        .filter(t -> t.parts().get(0).node().equals(architecture.head()))
        .findFirst();
  }

  /** Whether a key is that of a head which somebody put on an architecture that has none. */
  static boolean ofAHeadOfItsOwn(TorchArchitecture architecture, String key) {
    return !architecture.headed() && key.startsWith(architecture.head() + ".");
  }

  private static boolean hasHead(TorchTensor head, StateDict state) {
    return state.has(head.key())
        && state.get(head.key()).shape().rank() == head.shape().rank()
        && state.get(head.key()).shape().row().equals(head.shape().row());
  }

  /** Input channels, where the first kernel differs from the published one in nothing else. */
  private static Optional<Integer> channels(List<TorchTensor> usual, StateDict state) {
    for (TorchTensor tensor : usual) {
      if (tensor.shape().rank() == 4) {
        return state.has(tensor.key()) && state.get(tensor.key()).shape().rank() == 4
            ? Optional.of(state.get(tensor.key()).shape().size(1))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void check(StateDict state, Network whole) {
    Set<String> wanted = new HashSet<>();
    for (TorchTensor tensor : tensors) {
      wanted.add(tensor.key());
      if (!state.has(tensor.key())) {
        List<String> free =
            state.keys().stream()
                .filter(k -> tensors.stream().noneMatch(t -> t.key().equals(k)))
                .toList();
        throw new IllegalArgumentException(
            "lacks '%s' of %s%s"
                .formatted(
                    tensor.key(),
                    architecture.name(),
                    NearMiss.of(tensor.key(), free)
                        .map(near -> " (the nearest it has is '" + near + "')")
                        .orElse("")));
      }
      Shape found = state.get(tensor.key()).shape();
      if (!found.equals(tensor.shape()) && !resizable(tensor, found)) {
        throw new IllegalArgumentException(
            "has '%s' of %s; %s has %s"
                .formatted(tensor.key(), found, architecture.name(), tensor.shape()));
      }
    }
    Set<String> head = new HashSet<>();
    architecture.tensors(whole).forEach(t -> head.add(t.key()));
    for (String key : state.keys()) {
      if (!wanted.contains(key)
          && !architecture.ignores(key)
          && !head.contains(key)
          && !ofAHeadOfItsOwn(architecture, key)) {
        throw new IllegalArgumentException(
            "has '%s', which %s does not%s"
                .formatted(
                    key,
                    architecture.name(),
                    NearMiss.of(key, wanted)
                        .map(near -> " (the nearest is '" + near + "')")
                        .orElse("")));
      }
    }
  }

  /** Arrays that are one in the file would be two here, and part as they train. */
  private void refuseShared(StateDict state) {
    Map<StoredArray, String> seen = new HashMap<>();
    for (TorchTensor tensor : tensors) {
      for (StoredArray piece : state.get(tensor.key()).pieces()) {
        String first = seen.putIfAbsent(piece, tensor.key());
        if (first != null) {
          throw new IllegalArgumentException(
              "has '%s' and '%s' as one array; Graft's networks share no layers"
                  .formatted(first, tensor.key()));
        }
      }
    }
  }

  private boolean resizable(TorchTensor tensor, Shape found) {
    return architecture.positions().filter(p -> p.key().equals(tensor.key())).isPresent()
        && found.rank() == tensor.shape().rank()
        && found.size(found.rank() - 1) == tensor.shape().size(found.rank() - 1);
  }

  /**
   * The network's weights.
   *
   * @throws IOException if the numbers cannot be read
   */
  Weights weights(StateDict state) throws IOException {
    Map<String, Tensor> made = new LinkedHashMap<>();
    Map<String, Shape> shapes = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, parameters) ->
                parameters.forEach(p -> shapes.put(Weights.key(node, p), p.shape())));
    for (TorchTensor tensor : tensors) {
      float[] numbers = numbers(tensor, state.get(tensor.key()));
      int rows = tensor.shape().rank() == 0 ? 1 : tensor.shape().size(0);
      int length = numbers.length / Math.max(1, rows);
      for (TorchTensor.Part part : tensor.parts()) {
        Shape shape = shapes.get(part.weights());
        if (shape == null) {
          throw new IllegalArgumentException("no parameter '" + part.weights() + "'");
        }
        float[] own =
            part.rows() == rows
                ? numbers
                : java.util.Arrays.copyOfRange(
                    numbers, part.from() * length, (part.from() + part.rows()) * length);
        made.put(part.weights(), Tensor.of(shape, part.layout().toGraft(own, shape)));
      }
    }
    return ordered(made);
  }

  private Weights ordered(Map<String, Tensor> made) {
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, parameters) -> {
              for (Parameter parameter : parameters) {
                String key = Weights.key(node, parameter);
                Tensor tensor = made.get(key);
                if (tensor == null) {
                  throw new IllegalArgumentException("nothing is made into '" + key + "'");
                }
                ordered.put(key, tensor);
              }
            });
    return new Weights(ordered);
  }

  private float[] numbers(TorchTensor tensor, StateDict.Entry entry) throws IOException {
    float[] numbers = entry.numbers();
    if (entry.shape().equals(tensor.shape())) {
      return numbers;
    }
    int features = tensor.shape().size(tensor.shape().rank() - 1);
    int before = architecture.positions().orElseThrow().before();
    return PositionGrid.resized(
        numbers, features, before, (int) (tensor.shape().elements() / features));
  }
}
