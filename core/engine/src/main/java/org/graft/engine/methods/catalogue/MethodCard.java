package org.graft.engine.methods.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.graft.engine.methods.Conditions;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.plugin.ParameterCard;
import org.graft.spi.base.Name;

/**
 * A statistical method as the catalogue documents it and the command line runs it.
 *
 * @param name in kebab-case, unique in the catalogue
 * @param doc what it computes, in one sentence
 * @param inputs what it takes, in order
 * @param outputs what it answers, in order
 * @param assumes what must hold for the answer to mean what it says
 * @param edges what it does with few, equal, missing, infinite and extreme values
 * @param cites the paper, with its DOI where it has one
 * @param type the record of its inputs
 */
public record MethodCard(
    String name,
    String doc,
    List<ParameterCard> inputs,
    List<OutputCard> outputs,
    String assumes,
    String edges,
    String cites,
    Class<? extends StatisticalMethod<?>> type) {
  static MethodCard of(Class<? extends StatisticalMethod<?>> type) {
    Name name = type.getAnnotation(Name.class);
    Conditions conditions = type.getAnnotation(Conditions.class);
    if (name == null || conditions == null || name.cites().isEmpty()) {
      throw new IllegalStateException(type + " needs @Name with a source, and @Conditions");
    }
    return new MethodCard(
        name.value(),
        name.doc(),
        ParameterCard.of(type),
        OutputCard.of(answer(type)),
        conditions.assumes(),
        conditions.edges(),
        name.cites(),
        type);
  }

  private static Class<?> answer(Class<?> type) {
    for (Type each : type.getGenericInterfaces()) {
      if (each instanceof ParameterizedType generic
          && generic.getRawType() == StatisticalMethod.class) {
        return OutputCard.type(generic.getActualTypeArguments()[0]);
      }
    }
    throw new IllegalStateException(type + " is no StatisticalMethod");
  }
}
