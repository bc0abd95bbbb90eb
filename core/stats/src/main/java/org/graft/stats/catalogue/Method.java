package org.graft.stats.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One statistical method as the catalogue lists it and the command line runs it.
 *
 * @param name kebab-case name, unique in the catalogue
 * @param summary one sentence: what it computes
 * @param inputs its arguments in order
 * @param outputs what it computes, in order
 * @param assumptions what must hold for the answer to mean what it says
 * @param edges what it does with n = 0, 1, 2, constants, ties, NaN, infinities and extremes
 * @param citation the paper, with DOI
 * @param body computes the outputs from the inputs
 */
public record Method(
    String name,
    String summary,
    List<Input> inputs,
    List<Output> outputs,
    String assumptions,
    String edges,
    String citation,
    Body body) {

  private static final Set<String> PROBABILITIES = Set.of("confidence", "alpha");

  /** Defensive copies. */
  public Method {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Runs it on plain JSON values; several samples, each under a name of its own, are answered one
   * by one under their names where the method takes one at a time.
   *
   * @throws Refusal if the method as a whole has no answer or an argument is wrong
   */
  public Answer run(Map<String, ?> arguments) {
    Answer answer = new Answer();
    Map<String, @Nullable Object> resolved = OtherNames.resolve(this, arguments, answer);
    Map<String, Map<String, @Nullable Object>> calls = new OwnSamples(this).calls(resolved);
    if (calls.isEmpty()) {
      List<String> names = inputs.stream().map(Input::name).toList();
      Arguments in = new Arguments(resolved, names);
      names.stream().filter(PROBABILITIES::contains).forEach(in::checkInside);
      body.run(in, answer);
      return answer;
    }
    Answer each = new Answer();
    calls.forEach((name, call) -> each.part(name, () -> run(call)));
    return each;
  }

  /**
   * One argument.
   *
   * @param name its JSON key
   * @param type {@code number}, {@code integer}, {@code text}, {@code vector}, {@code matrix} or
   *     {@code vectors} (a list of vectors of any lengths)
   * @param standard its default as JSON text, or empty when it is required
   * @param doc its meaning, range and unit
   */
  public record Input(String name, String type, String standard, String doc) {
    /** A required vector. */
    public static Input vector(String name, String doc) {
      return new Input(name, "vector", "", doc);
    }

    /** A number with a default. */
    public static Input number(String name, String standard, String doc) {
      return new Input(name, "number", standard, doc);
    }

    /** A whole number with a default. */
    public static Input integer(String name, String standard, String doc) {
      return new Input(name, "integer", standard, doc);
    }

    /** A text with a default. */
    public static Input text(String name, String standard, String doc) {
      return new Input(name, "text", standard, doc);
    }
  }

  /** One computed value: its JSON key and meaning. */
  public record Output(String name, String doc) {}

  /** Outputs from names and meanings in turn. */
  public static List<Output> outputs(String... namesAndDocs) {
    return IntStream.range(0, namesAndDocs.length / 2)
        .mapToObj(i -> new Output(namesAndDocs[2 * i], namesAndDocs[2 * i + 1]))
        .toList();
  }

  /** Computes one method; parts that have no value are refused by name, not left out. */
  @FunctionalInterface
  public interface Body {
    /** Reads arguments from {@code in} and writes every output to {@code out}. */
    void run(Arguments in, Answer out);
  }
}
