package org.graft.engine.check;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import org.graft.spi.base.Extension;
import org.graft.spi.base.Param;

/** Extensions whose relative files lie elsewhere, so that a check leaves none behind. */
final class Placed {
  private Placed() {}

  /**
   * The same extension, with its places below {@code folder}; itself where it has none.
   *
   * @throws IllegalArgumentException if it does not take such a place
   */
  static Extension below(Path folder, Extension extension) throws ReflectiveOperationException {
    RecordComponent[] components = extension.getClass().getRecordComponents();
    if (components == null) {
      return extension; // no record, as its contract says
    }
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    boolean moved = false;
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      components[i].getAccessor().setAccessible(true);
      values[i] = components[i].getAccessor().invoke(extension);
      Param param = components[i].getAnnotation(Param.class);
      if (param != null
          && param.affects() == Param.Affects.PLACE
          && values[i] instanceof Path path
          && !path.isAbsolute()) {
        values[i] = folder.resolve(path);
        moved = true;
      }
    }
    return moved ? made(extension.getClass(), types, values) : extension;
  }

  private static Extension made(Class<? extends Extension> type, Class<?>[] types, Object[] values)
      throws ReflectiveOperationException {
    Constructor<? extends Extension> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "it does not take a file in another folder: " + e.getCause(), e);
    }
  }
}
