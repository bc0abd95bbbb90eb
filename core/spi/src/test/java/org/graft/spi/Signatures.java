package org.graft.spi;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What plugins are compiled against: every public type of the SPI with its members, a line each.
 */
final class Signatures {
  private static final String ABSTRACT = " abstract ";

  private Signatures() {}

  /** Those of the classes beside {@link Plugin}, in order. */
  static Set<String> now() throws IOException, URISyntaxException, ClassNotFoundException {
    Path root = Path.of(Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> lines = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replaceAll("\\.class$", "");
        if (!name.endsWith("-info")) {
          add(Class.forName(name.replace('/', '.'), false, Plugin.class.getClassLoader()), lines);
        }
      }
    }
    return lines;
  }

  /**
   * What a plugin compiled against {@code before} cannot do with {@code now}: members that are gone
   * or another, and methods that it would have to have.
   */
  static List<String> breaks(Set<String> before, Set<String> now) {
    Set<String> there = now.stream().map(Signatures::plain).collect(Collectors.toSet());
    Stream<String> gone =
        before.stream().filter(line -> !there.contains(plain(line))).map(line -> "- " + line);
    Stream<String> asked =
        now.stream()
            .filter(line -> line.contains(ABSTRACT) && !before.contains(line))
            .filter(line -> before.contains(line.substring(0, line.indexOf(':')) + ": open"))
            .map(line -> "+ " + line);
    return Stream.concat(gone, asked).toList();
  }

  /** The line of a method, whether it has code or not. */
  private static String plain(String line) {
    return line.replace(ABSTRACT, " ");
  }

  private static void add(Class<?> type, Set<String> lines) {
    if (!visible(type)) {
      return;
    }
    String name = type.getName();
    lines.add(name + ": " + kind(type));
    if (type.isInterface() && !type.isSealed() && !type.isAnnotation()) {
      lines.add(name + ": open");
    }
    Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
        .forEach(parent -> lines.add(name + ": is a " + parent.getName()));
    for (Constructor<?> c : type.getDeclaredConstructors()) {
      member(c, "new", lines);
    }
    for (Method m : type.getDeclaredMethods()) {
      boolean must = Modifier.isAbstract(m.getModifiers()) && m.getDefaultValue() == null;
      member(
          m,
          (must ? "abstract " : "") + m.getReturnType().getTypeName() + " " + m.getName(),
          lines);
    }
    for (Field f : type.getDeclaredFields()) {
      if (seen(f.getModifiers()) && !f.isSynthetic()) {
        lines.add(name + ": " + f.getType().getTypeName() + " " + f.getName());
      }
    }
  }

  private static void member(Executable member, String words, Set<String> lines) {
    if (seen(member.getModifiers()) && !member.isSynthetic()) {
      boolean onClass = member instanceof Method && Modifier.isStatic(member.getModifiers());
      lines.add(
          member.getDeclaringClass().getName()
              + (onClass ? ": static " : ": ")
              + words
              + Arrays.stream(member.getParameters())
                  .map(Parameter::getType)
                  .map(Class::getTypeName)
                  .collect(Collectors.joining(", ", "(", ")")));
    }
  }

  private static String kind(Class<?> type) {
    return type.isAnnotation()
        ? "annotation"
        : type.isInterface()
            ? "interface"
            : type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
  }

  private static boolean visible(Class<?> type) {
    return seen(type.getModifiers())
        && (type.getEnclosingClass() == null || visible(type.getEnclosingClass()));
  }

  private static boolean seen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
