package org.graft.backbones.torch;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.graft.spi.Plugin;
import org.graft.spi.Trainer;
import org.graft.spi.base.Name;
import org.graft.testkit.reference.ReferenceTrainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outputs of all networks against their libraries': too slow for the build, which does not run it.
 * Property {@code graft.trainer} names the trainer, the reference without it; {@code
 * graft.networks} names networks, all without it.
 */
final class AllOutputs {
  static List<Printed> chosen() {
    List<String> names = List.of(System.getProperty("graft.networks", "").split(","));
    return Printed.all().stream()
        .filter(p -> names.contains(p.name()) || names.equals(List.of("")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("chosen")
  void areTheLibrarys(Printed printed) throws InterruptedException {
    FamiliesTest.check(printed, trainer(System.getProperty("graft.trainer", "reference")));
  }

  private static Trainer trainer(String name) {
    if (name.equals("reference")) {
      return new ReferenceTrainer();
    }
    return ServiceLoader.load(Plugin.class).stream()
        .flatMap(p -> p.get().extensions().stream())
        .filter(type -> named(type, name))
        .map(AllOutputs::made)
        .findFirst()
        .orElseThrow();
  }

  private static boolean named(Class<?> type, String name) {
    Name given = type.getAnnotation(Name.class);
    return Trainer.class.isAssignableFrom(type) && given != null && given.value().equals(name);
  }

  private static Trainer made(Class<?> type) {
    try {
      return (Trainer)
          Stream.of(type.getDeclaredConstructors()).findFirst().orElseThrow().newInstance();
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError(type.getName(), e);
    }
  }
}
