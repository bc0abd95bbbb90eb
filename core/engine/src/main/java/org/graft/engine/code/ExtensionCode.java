package org.graft.engine.code;

import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.plugin.Kind;
import org.graft.engine.plugin.ParameterCard;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Extension;
import org.graft.spi.training.Training;

/**
 * The code that an extension runs, as far as its own plugin holds it.
 *
 * @param plugin name of the jar or folder it came from, without a version
 * @param version of that jar; empty where it says none
 * @param digest SHA-256 of the classes that the extension can reach in its plugin and of the
 *     plugin's resources, 64 hexadecimal digits; of all its classes where code is called by name
 */
public record ExtensionCode(String plugin, String version, String digest) {
  private static final int SHORT = 12;

  private static final ClassValue<ExtensionCode> BY_TYPE =
      new ClassValue<>() {
        @Override
        protected ExtensionCode computeValue(Class<?> type) {
          return Origin.codeOf(type);
        }
      };

  /** The code of an extension's class. */
  public static ExtensionCode of(Class<?> type) {
    return BY_TYPE.get(type);
  }

  /** The code of an extension and of the extensions that it was given as arguments. */
  public static ExtensionCode of(Object extension) {
    ExtensionCode own = of(extension.getClass());
    Set<Class<? extends Extension>> types = types(extension);
    types.remove(extension.getClass());
    if (types.isEmpty()) {
      return own;
    }
    Digest all = new Digest().add(own.digest());
    types.forEach(type -> all.add(of(type).digest()));
    return new ExtensionCode(own.plugin(), own.version(), all.hex());
  }

  /**
   * The classes of the extensions in a value: its own, and those that it was given as arguments.
   */
  public static Set<Class<? extends Extension>> types(Object value) {
    Set<Class<? extends Extension>> types = new LinkedHashSet<>();
    collect(value, types);
    return types;
  }

  /** The kind of an extension, in words. */
  public static String kind(Class<? extends Extension> type) {
    return Kind.of(type).map(Kind::noun).orElse("extension");
  }

  private static void collect(Object value, Set<Class<? extends Extension>> types) {
    if (value instanceof Optional<?> option) {
      option.ifPresent(inner -> collect(inner, types));
    } else if (value instanceof Collection<?> many) {
      many.forEach(inner -> collect(inner, types));
    } else if (value instanceof Extension extension) {
      types.add(extension.getClass());
      arguments(value, types);
    } else if (value instanceof Training training) {
      collect(training.schedule(), types);
    }
  }

  private static void arguments(Object value, Set<Class<? extends Extension>> types) {
    if (!value.getClass().isRecord()) {
      return;
    }
    for (ParameterCard card : ParameterCard.of(value.getClass())) {
      try {
        collect(card.accessor().invoke(value), types);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(value.getClass().getName() + "." + card.name(), e);
      }
    }
  }

  /** The digest's first digits, for people. */
  public String shortDigest() {
    return digest.length() > SHORT ? digest.substring(0, SHORT) : digest;
  }

  /** Plugin and version, for people. */
  public String name() {
    return version.isEmpty() ? plugin : plugin + " " + version;
  }
}
