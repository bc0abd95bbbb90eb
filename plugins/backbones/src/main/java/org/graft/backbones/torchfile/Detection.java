package org.graft.backbones.torchfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.graft.backbones.torch.TorchArchitecture;
import org.graft.backbones.torch.TorchArchitectures;
import org.graft.backbones.torch.TorchTensor;
import org.graft.spi.data.Shape;

/** Which architecture a checkpoint's keys and shapes are. */
final class Detection {
  private static final int CLASSES = 1_000;
  private static final Map<String, List<TorchTensor>> KNOWN = new ConcurrentHashMap<>();

  private Detection() {}

  /**
   * The only architecture that has these keys and shapes, heads and input channels aside.
   *
   * @throws IllegalArgumentException if there is none or more than one, with what is near
   */
  static TorchArchitecture of(StateDict state) {
    Map<TorchArchitecture, Long> shared = new LinkedHashMap<>();
    List<TorchArchitecture> fitting = new ArrayList<>();
    for (TorchArchitecture architecture : TorchArchitectures.all()) {
      List<TorchTensor> tensors = tensors(architecture);
      long found = tensors.stream().filter(t -> fits(architecture, t, state)).count();
      shared.put(architecture, found);
      boolean known = !architecture.headed() || Fitting.head(architecture, tensors).isPresent();
      boolean all =
          tensors.stream()
              .filter(t -> !t.parts().get(0).node().equals(architecture.head()))
              .allMatch(t -> fits(architecture, t, state));
      if (all && known && nothingElse(architecture, tensors, state)) {
        fitting.add(architecture);
      }
    }
    List<TorchArchitecture> distinct = distinct(fitting);
    if (distinct.size() == 1) {
      return distinct.get(0);
    }
    if (distinct.size() > 1) {
      throw new IllegalArgumentException(
          "has the keys and shapes of "
              + distinct.stream()
                  .map(a -> a.library() + "/" + a.name())
                  .collect(Collectors.joining(" and "))
              + ", which compute different things; say which with 'architecture'");
    }
    throw new IllegalArgumentException(
        "is of no architecture that Graft knows" + near(shared, state));
  }

  private static List<TorchTensor> tensors(TorchArchitecture architecture) {
    return KNOWN.computeIfAbsent(
        architecture.library() + "/" + architecture.name(),
        name -> architecture.tensors(architecture.network(architecture.input(), CLASSES)));
  }

  private static boolean fits(TorchArchitecture architecture, TorchTensor tensor, StateDict state) {
    if (!state.has(tensor.key())) {
      return false;
    }
    Shape found = state.get(tensor.key()).shape();
    if (found.equals(tensor.shape())) {
      return true;
    }
    boolean positions =
        architecture.positions().filter(p -> p.key().equals(tensor.key())).isPresent();
    boolean entrance =
        found.rank() == 4
            && tensor.shape().rank() == 4
            && tensor.shape().size(1) == architecture.input().size(0)
            && found.size(0) == tensor.shape().size(0)
            && found.size(2) == tensor.shape().size(2)
            && found.size(3) == tensor.shape().size(3);
    return positions || entrance;
  }

  private static boolean nothingElse(
      TorchArchitecture architecture, List<TorchTensor> tensors, StateDict state) {
    List<String> keys = tensors.stream().map(TorchTensor::key).toList();
    return new java.util.HashSet<>(keys).size() == keys.size()
        && state.keys().stream()
            .allMatch(
                key ->
                    keys.contains(key)
                        || architecture.ignores(key)
                        || Fitting.ofAHeadOfItsOwn(architecture, key));
  }

  /** Those that differ in what they compute; of equal ones the first. */
  private static List<TorchArchitecture> distinct(List<TorchArchitecture> fitting) {
    Map<Object, TorchArchitecture> distinct = new LinkedHashMap<>();
    for (TorchArchitecture architecture : fitting) {
      distinct.putIfAbsent(architecture.network(architecture.input(), CLASSES), architecture);
    }
    return List.copyOf(distinct.values());
  }

  private static String near(Map<TorchArchitecture, Long> shared, StateDict state) {
    return shared.entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .max(Map.Entry.comparingByValue())
            .map(
                e ->
                    "; the nearest is %s, which shares %d of its %d arrays"
                        .formatted(e.getKey().name(), e.getValue(), state.keys().size()))
            .orElse(
                "; it has '"
                    + String.join("', '", state.keys().subList(0, Math.min(3, state.keys().size())))
                    + "', ...")
        + "; name it with 'architecture', or its layers with 'layers'";
  }
}
