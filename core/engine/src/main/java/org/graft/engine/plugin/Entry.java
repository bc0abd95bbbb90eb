package org.graft.engine.plugin;

import java.util.List;
import org.graft.spi.Choose;
import org.graft.spi.ChooseBackbone;
import org.graft.spi.base.Name;

/**
 * An entry of the catalogue: something that experiment files call by name.
 *
 * @param name in kebab-case, unique in its kind
 * @param doc what it is
 * @param cites the paper it follows, or empty
 * @param type its record, or for constants their enum
 * @param parameters in order
 * @param plugin the plugin it belongs to
 * @param origin jar or folder it came from
 */
public record Entry(
    String name,
    String doc,
    String cites,
    Class<?> type,
    List<ParameterCard> parameters,
    String plugin,
    String origin) {
  /** Copies the parameters. */
  public Entry {
    parameters = List.copyOf(parameters);
  }

  /**
   * The entry of a named record.
   *
   * @throws IllegalArgumentException if {@code type} is not one, saying why
   */
  static Entry of(Class<?> type, String plugin, String origin) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type.getName() + " is not a record");
    }
    Name name = type.getAnnotation(Name.class);
    if (name == null) {
      throw new IllegalArgumentException(type.getName() + " has no @Name");
    }
    boolean reserved =
        ParameterCard.RESERVED.contains(name.value())
            && type != Choose.class
            && type != ChooseBackbone.class;
    if (!Kebab.is(name.value()) || reserved) {
      throw new IllegalArgumentException(
          type.getName()
              + " is named '"
              + name.value()
              + "'; a name is words of lower-case letters and digits joined by hyphens, other than "
              + String.join(", ", ParameterCard.RESERVED.stream().sorted().toList()));
    }
    List<ParameterCard> parameters = ParameterCard.of(type);
    return new Entry(name.value(), name.doc(), name.cites(), type, parameters, plugin, origin);
  }
}
