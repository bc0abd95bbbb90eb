package org.graft.engine.methods.catalogue;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.graft.engine.methods.Notes;
import org.graft.engine.methods.Output;
import org.graft.engine.methods.StatisticalMethod;
import org.graft.engine.plugin.Kebab;
import org.graft.spi.base.Param;
import org.graft.stats.PValue;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the record of an answer by its components; refused outputs are listed by name. */
final class AnswerReader {
  private final Notes notes;
  private final Map<String, Refusal> refusals = new LinkedHashMap<>();

  AnswerReader(Notes notes) {
    this.notes = notes;
  }

  /** The answer of a method, whole outputs of {@code cards} refused where it has none. */
  Answer read(StatisticalMethod<?> method, List<OutputCard> cards) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    try {
      object("", method.answer(notes), values);
    } catch (Refusal refusal) {
      refuse("", cards, refusal, values);
    }
    return new Answer(values, refusals, notes.all());
  }

  private void object(String path, Record answer, Map<String, @Nullable Object> values) {
    for (RecordComponent component : answer.getClass().getRecordComponents()) {
      Object value = read(component, answer);
      if (component.isAnnotationPresent(Param.class)) {
        output(path, Kebab.ofCamel(component.getName()), value, values);
      } else {
        inPlace(path, component, value, values);
      }
    }
  }

  /** The components of a record, or of an output of one, in the place of the record itself. */
  private void inPlace(
      String path, RecordComponent component, Object value, Map<String, @Nullable Object> values) {
    try {
      object(path, (Record) (value instanceof Output<?> output ? output.get() : value), values);
    } catch (Refusal refusal) {
      Class<?> type = OutputCard.type(component.getGenericType());
      refuse(path, OutputCard.of(type), refusal, values);
    }
  }

  private void output(
      String path, String name, Object given, Map<String, @Nullable Object> values) {
    Object there = given instanceof Optional<?> optional ? optional.orElse(null) : given;
    if (there == null) {
      return;
    }
    try {
      put(path, name, there instanceof Output<?> output ? output.get() : there, values);
    } catch (Refusal refusal) {
      refuse(path, List.of(new OutputCard(name, "")), refusal, values);
    }
  }

  private void put(String path, String name, Object value, Map<String, @Nullable Object> values) {
    if (value instanceof PValue p) {
      values.put(name, p.value());
      values.put(name + "-log10", p.log10());
      bound(path + name, p);
    } else if (value instanceof List<?> list && list.stream().anyMatch(PValue.class::isInstance)) {
      values.put(name, of(list, PValue::value));
      values.put(name + "-log10", of(list, PValue::log10));
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof PValue p) {
          bound(path + name + "[" + i + "]", p);
        }
      }
    } else if (value instanceof Record record) {
      Map<String, @Nullable Object> inner = new LinkedHashMap<>();
      object(path + name + ".", record, inner);
      values.put(name, inner);
    } else if (value instanceof Double number && number.isNaN()) {
      throw new IllegalStateException("'" + path + name + "' came out as NaN without a reason");
    } else {
      values.put(name, plain(value));
    }
  }

  private static List<@Nullable Double> of(List<?> list, ToDoubleFunction<PValue> read) {
    List<@Nullable Double> numbers = new ArrayList<>();
    list.forEach(p -> numbers.add(p instanceof PValue known ? read.applyAsDouble(known) : null));
    return numbers;
  }

  /** One below 1e-300 is noted as the bound that a report prints. */
  private void bound(String name, PValue p) {
    if (p.log10() < -300 && Double.isFinite(p.log10())) {
      notes.add(String.format(Locale.ROOT, "%s: %s (10^%.1f)", name, p, p.log10()));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(item -> plain.add(plain(item)));
      return plain;
    }
    if (value != null && value.getClass().isArray()) {
      return IntStream.range(0, Array.getLength(value))
          .mapToObj(i -> plain(Array.get(value, i)))
          .toList();
    }
    return value instanceof Enum<?> constant ? Kebab.ofConstant(constant.name()) : value;
  }

  /** A wrong argument is the caller's to mend; any other refusal is an answer. */
  private void refuse(
      String path, List<OutputCard> cards, Refusal refusal, Map<String, @Nullable Object> values) {
    if (refusal.reason() == Refusal.Reason.BAD_ARGUMENT) {
      throw refusal;
    }
    for (OutputCard card : cards) {
      if (!card.name().contains(".")) {
        values.put(card.name(), null);
        refusals.put(path + card.name(), refusal);
      }
    }
  }

  private static Object read(RecordComponent component, Record record) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
