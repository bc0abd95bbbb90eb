package org.graft.spi.network;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What becomes of each kind of layer, in one place: for trainers and whatever else translates
 * networks. A kind without an entry is one that the table's owner does not know, so a plugin that
 * is older than a kind refuses it by name. Immutable.
 *
 * @param <C> what entries need beside the layer
 * @param <R> what they make of both
 */
public final class LayerCases<C, R> {
  private final Map<Class<?>, BiFunction<Layer, C, R>> entries;

  private LayerCases(Map<Class<?>, BiFunction<Layer, C, R>> entries) {
    this.entries = entries;
  }

  /** A table without entries. */
  public static <C, R> LayerCases<C, R> empty() {
    return new LayerCases<>(Map.of());
  }

  /** The same with an entry for one more kind. */
  public <L extends Layer> LayerCases<C, R> with(
      Class<L> kind, BiFunction<? super L, ? super C, ? extends R> entry) {
    Map<Class<?>, BiFunction<Layer, C, R>> all = new HashMap<>(entries);
    all.put(kind, (layer, context) -> entry.apply(kind.cast(layer), context));
    return new LayerCases<>(all);
  }

  /** Whether there is an entry for layers of this one's kind. */
  public boolean has(Layer layer) {
    return entries.containsKey(layer.getClass());
  }

  /**
   * What the entry of the layer's kind makes of it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public R apply(Layer layer, C context) {
    BiFunction<Layer, C, R> entry = entries.get(layer.getClass());
    if (entry == null) {
      throw new IllegalArgumentException(
          "layers of kind '" + layer.kind() + "' are not known here");
    }
    return entry.apply(layer, context);
  }
}
