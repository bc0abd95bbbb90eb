package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.data.Shape;

/**
 * What the functions and classes stand for that {@code torch.save} names: an ordered dictionary, a
 * size, a tensor as a view of a storage, a parameter. Every other name is refused.
 */
final class PickledTensors {
  private static final String VIEW = "torch._utils._rebuild_tensor_v2";
  private static final String OLD_VIEW = "torch._utils._rebuild_tensor";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";
  private static final String DICTIONARY = "collections.OrderedDict";
  private static final String SIZE = "torch.Size";
  private static final Set<String> NAMES = Set.of(VIEW, OLD_VIEW, PARAMETER, DICTIONARY, SIZE);

  private final Storages storages;

  PickledTensors(Storages storages) {
    this.storages = storages;
  }

  /** Where the numbers of storages are. */
  @FunctionalInterface
  interface Storages {
    /** The place of the storage {@code key} with {@code count} numbers of a type. */
    Place of(String key, ElementType type, long count) throws IOException;
  }

  /** A storage's numbers, whose place may be known only when the pickle has been read. */
  @FunctionalInterface
  interface Place {
    Region region() throws IOException;
  }

  /** A storage. */
  private record Storage(ElementType type, Place place) {}

  /** A tensor. */
  record View(Shape shape, ElementType type, Place place, long first, List<Long> strides) {
    /** The array that it is, once the file has been read to its end. */
    StoredArray array() throws IOException {
      long[] steps = strides.stream().mapToLong(Long::longValue).toArray();
      return StoredArray.view(shape, type, place.region(), first, steps);
    }
  }

  /** A function or class by its name. */
  Pickle.Global global(String module, String name) throws IOException {
    String whole = module + "." + name;
    if (NAMES.contains(whole) || (module.equals("torch") && name.endsWith("Storage"))) {
      return new Pickle.Global(whole);
    }
    throw new IOException(
        "names %s, which is no part of a dictionary of arrays: a whole pickled module, or other"
                .formatted(Words.of(whole))
            + " objects. Nothing of it was run; where you trust it, save the weights alone in"
            + " Python: torch.save(model.state_dict(), 'weights.pth')");
  }

  /** The storage of a persistent id: ('storage', class, key, device, count, perhaps a view). */
  Object storage(List<?> id) throws IOException {
    if (id.size() < 5 || !"storage".equals(text(id.get(0)))) {
      throw new IOException("is damaged: its pickle refers to what is no storage");
    }
    if (id.size() > 5 && id.get(5) instanceof List<?>) {
      throw new IOException("holds a view of a storage in the form of before 0.4; save it anew");
    }
    String name = ((Pickle.Global) id.get(1)).name().substring("torch.".length());
    ElementType type =
        ElementType.ofStorage(name)
            .orElseThrow(
                () ->
                    new IOException(
                        "holds numbers as torch.%s, which Graft does not read; save them as float32"
                            .formatted(Words.of(name))));
    return new Storage(type, storages.of(text(id.get(2)), type, (Long) id.get(4)));
  }

  /** What a function makes of its arguments. */
  Object make(Pickle.Global function, List<?> arguments) throws IOException {
    return switch (function.name()) {
      case VIEW, OLD_VIEW -> view(arguments);
      case PARAMETER -> (View) arguments.get(0);
      case SIZE -> (List<?>) arguments.get(0);
      case DICTIONARY -> dictionary(arguments);
      default -> throw new IOException("is damaged: it calls " + Words.of(function.name()));
    };
  }

  private static View view(List<?> arguments) throws IOException {
    Storage storage = (Storage) arguments.get(0);
    Shape shape = Words.shape("a tensor", numbers(arguments.get(2)));
    return new View(
        shape, storage.type(), storage.place(), (Long) arguments.get(1), numbers(arguments.get(3)));
  }

  private static Map<String, Object> dictionary(List<?> arguments) throws IOException {
    Map<String, Object> made = new LinkedHashMap<>();
    for (Object pair : arguments.isEmpty() ? List.of() : (List<?>) arguments.get(0)) {
      String key = text(((List<?>) pair).get(0));
      if (made.put(key, ((List<?>) pair).get(1)) != null) {
        throw new IOException("holds the key '" + Words.of(key) + "' twice");
      }
    }
    return made;
  }

  private static List<Long> numbers(Object list) {
    List<Long> numbers = new ArrayList<>();
    for (Object number : (List<?>) list) {
      numbers.add((Long) number);
    }
    return numbers;
  }

  /** Text of either kind. */
  static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
        : (String) value;
  }

  /** Whether it is a dictionary with a tensor in it. */
  static Optional<Map<?, ?>> withTensors(Object value) {
    return value instanceof Map<?, ?> map && map.values().stream().anyMatch(View.class::isInstance)
        ? Optional.of(map)
        : Optional.empty();
  }
}
