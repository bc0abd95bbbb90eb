package org.graft.stats.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graft.stats.Refusal;
import org.graft.stats.adjust.AdjustMethods;
import org.graft.stats.aggregate.AggregateMethods;
import org.graft.stats.bayes.BayesMethods;
import org.graft.stats.design.DesignMethods;
import org.graft.stats.distribution.DistributionMethods;
import org.graft.stats.effect.EffectMethods;
import org.graft.stats.groups.GroupMethods;
import org.graft.stats.interval.IntervalMethods;
import org.graft.stats.location.LocationMethods;
import org.graft.stats.shape.ShapeMethods;
import org.graft.stats.spread.SpreadMethods;

/** All methods by name. Thread-safe: methods are stateless. */
public final class Catalogue {
  private static final Map<String, Method> METHODS = index();

  private Catalogue() {}

  /** One provider a line: a package's methods come in here and nowhere else. */
  private static Stream<List<Method>> providers() {
    return Stream.of(
        LocationMethods.all(),
        EffectMethods.all(),
        ShapeMethods.all(),
        DistributionMethods.all(),
        GroupMethods.all(),
        AdjustMethods.all(),
        IntervalMethods.all(),
        AggregateMethods.all(),
        SpreadMethods.all(),
        BayesMethods.all(),
        DesignMethods.all());
  }

  private static Map<String, Method> index() {
    Map<String, Method> methods = new LinkedHashMap<>();
    providers()
        .flatMap(List::stream)
        .forEach(
            method -> {
              if (methods.put(method.name(), method) != null) {
                throw new IllegalStateException("two methods are named '" + method.name() + "'");
              }
            });
    return methods;
  }

  /** Every method, by package and then in reading order. */
  public static List<Method> all() {
    return List.copyOf(METHODS.values());
  }

  /**
   * The method called {@code name}.
   *
   * @throws Refusal naming the nearest names when there is none
   */
  public static Method method(String name) {
    Method method = METHODS.get(name);
    if (method != null) {
      return method;
    }
    List<Method> near = new NearestMethods(all()).to(name);
    String nearest = near.stream().map(Catalogue::quoted).collect(Collectors.joining(" or "));
    throw new Refusal(
        Refusal.Reason.BAD_ARGUMENT,
        "no method named '"
            + name
            + "'"
            + (near.isEmpty() ? "" : " (did you mean " + nearest + "?)")
            + "; there are: "
            + String.join(", ", METHODS.keySet()));
  }

  private static String quoted(Method method) {
    return "'" + method.name() + "'";
  }

  /**
   * Runs the method called {@code name} on plain JSON values.
   *
   * @throws Refusal if the method as a whole has no answer or an argument is wrong
   */
  public static Answer run(String name, Map<String, ?> arguments) {
    return method(name).run(arguments);
  }
}
