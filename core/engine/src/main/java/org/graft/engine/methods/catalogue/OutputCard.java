package org.graft.engine.methods.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.methods.Output;
import org.graft.engine.plugin.Kebab;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;

/**
 * An output as the catalogue documents it.
 *
 * @param name in kebab-case; what stands in an object of its own has that object's name before a
 *     dot
 * @param doc its meaning
 */
public record OutputCard(String name, String doc) {
  /** The outputs of an answer's record, in order. */
  static List<OutputCard> of(Class<?> answer) {
    List<OutputCard> cards = new ArrayList<>();
    for (RecordComponent component : answer.getRecordComponents()) {
      Class<?> type = type(component.getGenericType());
      Param param = component.getAnnotation(Param.class);
      if (param == null) {
        cards.addAll(of(type));
        continue;
      }
      OutputCard card = new OutputCard(Kebab.ofCamel(component.getName()), param.doc());
      cards.add(card);
      if (type.isRecord() && type != PValue.class) {
        of(type).forEach(in -> cards.add(new OutputCard(card.name + "." + in.name, in.doc)));
      }
    }
    return List.copyOf(cards);
  }

  /** What an output holds once it is computed and there. */
  static Class<?> type(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Output.class || generic.getRawType() == Optional.class
          ? type(generic.getActualTypeArguments()[0])
          : type(generic.getRawType());
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }
}
