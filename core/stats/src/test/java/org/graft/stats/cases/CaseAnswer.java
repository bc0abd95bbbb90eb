package org.graft.stats.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.graft.stats.Refusal;
import org.graft.stats.catalogue.Answer;
import org.graft.stats.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * How the catalogue answers one case: which methods run on its data and which expected value each
 * output answers.
 *
 * <p>{@link #all} offers every output of a method under its own name; {@link #value} puts one
 * output where the case calls it differently; {@link #computed} and {@link #policy} are for values
 * that are not one output of one method. Later calls do not replace what an earlier one put.
 */
final class CaseAnswer {
  private final String name;
  private final List<BiConsumer<Map<String, @Nullable Object>, Map<String, @Nullable Object>>>
      steps = new ArrayList<>();

  private CaseAnswer(String name) {
    this.name = name;
  }

  static CaseAnswer of(String name) {
    return new CaseAnswer(name);
  }

  String name() {
    return name;
  }

  /** Offers all outputs of {@code method}, run on the case's data. */
  CaseAnswer all(String method) {
    return all(method, data -> data);
  }

  /** Offers all outputs of {@code method}, run on arguments made from the case's data. */
  CaseAnswer all(String method, UnaryOperator<Map<String, @Nullable Object>> arguments) {
    return step((data, out) -> run(method, arguments.apply(data)).forEach(out::putIfAbsent));
  }

  /** Puts {@code output} of {@code method} (a dotted path) at {@code expected}. */
  CaseAnswer value(String expected, String method, String output) {
    return value(expected, method, output, data -> data);
  }

  /** As {@link #value(String, String, String)}, on arguments made from the case's data. */
  CaseAnswer value(
      String expected,
      String method,
      String output,
      UnaryOperator<Map<String, @Nullable Object>> arguments) {
    return step((data, out) -> put(out, expected, at(run(method, arguments.apply(data)), output)));
  }

  /** As {@code value}, where the case's key has a dot in it and is no path. */
  CaseAnswer whole(
      String key,
      String method,
      String output,
      UnaryOperator<Map<String, @Nullable Object>> arguments) {
    return step(
        (data, out) -> out.putIfAbsent(key, at(run(method, arguments.apply(data)), output)));
  }

  /** Puts what {@code value} computes from the data at {@code expected} (a dotted path). */
  CaseAnswer computed(
      String expected, Function<Map<String, @Nullable Object>, @Nullable Object> value) {
    return step((data, out) -> put(out, expected, value.apply(data)));
  }

  /** Answers the words at {@code expected} by an assertion of its own. */
  CaseAnswer policy(String expected, Consumer<Map<String, @Nullable Object>> assertion) {
    return step(
        (data, out) -> {
          assertion.accept(data);
          put(out, expected, Stated.POLICY);
        });
  }

  /** The tree of answers for the data, to be compared with the expected tree. */
  Map<String, @Nullable Object> answer(Map<String, @Nullable Object> data) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    steps.forEach(step -> step.accept(data, out));
    return out;
  }

  /** What stands where no number is compared. */
  enum Stated {
    /** A policy in words, checked by an assertion. */
    POLICY
  }

  /** Values of a run, with refusals in place of refused values. */
  static Map<String, @Nullable Object> run(String method, Map<String, @Nullable Object> arguments) {
    Answer answer = Catalogue.run(method, arguments);
    Map<String, @Nullable Object> values = new LinkedHashMap<>(answer.values());
    values.putAll(answer.refusals());
    return values;
  }

  /** One output (a dotted path) of a run; a {@link Refusal} where it was refused. */
  static @Nullable Object output(
      String method, Map<String, @Nullable Object> arguments, String output) {
    return at(run(method, arguments), output);
  }

  private CaseAnswer step(
      BiConsumer<Map<String, @Nullable Object>, Map<String, @Nullable Object>> step) {
    steps.add(step);
    return this;
  }

  private static @Nullable Object at(Map<?, ?> tree, String path) {
    if (tree.containsKey(path)) {
      return tree.get(path);
    }
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    if (!tree.containsKey(head)) {
      throw new AssertionError("no output '" + head + "'; there are " + tree.keySet());
    }
    Object found = tree.get(head);
    return dot < 0 || !(found instanceof Map<?, ?> inner)
        ? found
        : at(inner, path.substring(dot + 1));
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, @Nullable Object> tree, String path, @Nullable Object value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      tree.putIfAbsent(path, value);
      return;
    }
    Object inner = tree.computeIfAbsent(path.substring(0, dot), key -> new LinkedHashMap<>());
    put((Map<String, @Nullable Object>) inner, path.substring(dot + 1), value);
  }
}
