package org.graft.engine.plan;

import java.util.stream.Stream;
import org.graft.engine.code.ExtensionCode;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.Choice;
import org.graft.spi.base.Digest;
import org.graft.spi.training.Recipe;

/** What parts of an experiment are known by: what was asked for and the code that does it. */
public final class Identities {
  private Identities() {}

  /** The identity of an extension with its arguments. */
  public static String of(Choice<?> choice) {
    return choice.canonical() + " " + ExtensionCode.of(choice.value()).digest();
  }

  /** The identity of a metric, short: two scores are comparable if theirs is the same. */
  public static String definition(Choice<?> metric) {
    return new Digest().add(of(metric)).id();
  }

  /** The code of the given weights and of the losses in a recipe, and in its teacher's. */
  static Stream<String> functions(Recipe recipe) {
    Stream<Object> own =
        Stream.concat(
            recipe.given().stream(), recipe.phases().stream().flatMap(p -> p.losses().stream()));
    return Stream.concat(
        own.map(function -> ExtensionCode.of(function.getClass()).digest()),
        recipe.teacher().stream().flatMap(Identities::functions));
  }

  /** The code that provides data; the data themselves are known by their own digest. */
  static String code(DataSpec data) {
    return ExtensionCode.of(data.provider().value()).digest();
  }
}
