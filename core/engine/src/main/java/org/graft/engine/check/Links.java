package org.graft.engine.check;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Whether the classes of Graft that a plugin's classes name are there, with the methods and fields
 * that they use: what the JVM would find only when it comes to the call.
 */
final class Links extends ClassVisitor {
  private static final String GRAFT = "org/graft/";
  private static final String ENGINE = GRAFT + "engine/";

  private final ClassLoader loader;
  private final Set<String> missing = new TreeSet<>();

  private Links(ClassLoader loader) {
    super(Opcodes.ASM9);
    this.loader = loader;
  }

  /** What is not there, or not for plugins; in words, each once. */
  static Set<String> missing(Code code, ClassLoader loader) throws IOException {
    Links links = new Links(loader);
    for (byte[] type : code.classes()) {
      try {
        new ClassReader(type).accept(links, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      } catch (IllegalArgumentException e) {
        links.missing.add("a class of it cannot be looked at: " + e.getMessage());
      }
    }
    return links.missing;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String parent,
      String @Nullable [] interfaces) {
    if (name.startsWith(GRAFT + "spi/")) {
      missing.add("it brings a copy of " + dotted(name) + "; leave the SPI out of the jar");
    }
    Stream.ofNullable(parent).forEach(this::type);
    Stream.ofNullable(interfaces).flatMap(Arrays::stream).forEach(this::type);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String descriptor, @Nullable String generic, @Nullable Object v) {
    types(Type.getType(descriptor));
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String g, String @Nullable [] thrown) {
    types(Type.getMethodType(descriptor));
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitTypeInsn(int opcode, String type) {
        types(Type.getObjectType(type));
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
        member(owner, field, descriptor, false);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String method, String descriptor, boolean onInterface) {
        member(owner, method, descriptor, true);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String call, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
          if (argument instanceof Handle handle) {
            boolean method = handle.getTag() > Opcodes.H_PUTSTATIC;
            member(handle.getOwner(), handle.getName(), handle.getDesc(), method);
          }
        }
      }
    };
  }

  private void types(Type type) {
    if (type.getSort() == Type.METHOD) {
      types(type.getReturnType());
      Arrays.stream(type.getArgumentTypes()).forEach(this::types);
    } else if (type.getSort() == Type.ARRAY) {
      types(type.getElementType());
    } else if (type.getSort() == Type.OBJECT) {
      type(type.getInternalName());
    }
  }

  private void type(String name) {
    find(name);
  }

  private @Nullable Class<?> find(String name) {
    if (!name.startsWith(GRAFT)) {
      return null;
    }
    if (name.startsWith(ENGINE)) {
      missing.add("it uses " + dotted(name) + ", which is the engine's own and may change");
    }
    try {
      return Class.forName(dotted(name), false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      missing.add("there is no class " + dotted(name));
      return null;
    }
  }

  private void member(String owner, String name, String descriptor, boolean method) {
    types(method ? Type.getMethodType(descriptor) : Type.getType(descriptor));
    Class<?> type = owner.startsWith("[") ? null : find(owner);
    if (type != null
        && !(method ? hasMethod(type, name, descriptor) : hasField(type, name, descriptor))) {
      missing.add(
          "%s has no %s %s"
              .formatted(
                  type.getName(),
                  method ? "method" : "field",
                  method ? name + words(descriptor) : name));
    }
  }

  private static String words(String descriptor) {
    return Stream.of(Type.getArgumentTypes(descriptor))
        .map(Type::getClassName)
        .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
  }

  private static boolean hasMethod(Class<?> type, String name, String descriptor) {
    Stream<? extends Executable> own =
        name.equals("<init>")
            ? Arrays.stream(type.getDeclaredConstructors())
            : Arrays.stream(type.getDeclaredMethods());
    return own.anyMatch(e -> is(e, name, descriptor))
        || parents(type).anyMatch(parent -> hasMethod(parent, name, descriptor));
  }

  private static boolean is(Executable e, String name, String descriptor) {
    return e instanceof java.lang.reflect.Method m
        ? m.getName().equals(name) && Type.getMethodDescriptor(m).equals(descriptor)
        : e instanceof java.lang.reflect.Constructor<?> c
            && Type.getConstructorDescriptor(c).equals(descriptor);
  }

  private static boolean hasField(Class<?> type, String name, String descriptor) {
    return Arrays.stream(type.getDeclaredFields())
            .anyMatch(
                field ->
                    field.getName().equals(name)
                        && Type.getDescriptor(field.getType()).equals(descriptor))
        || parents(type).anyMatch(parent -> hasField(parent, name, descriptor));
  }

  private static Stream<Class<?>> parents(Class<?> type) {
    Stream<Class<?>> top = type.isInterface() ? Stream.of(Object.class) : Stream.empty();
    return Stream.of(
            Stream.<Class<?>>ofNullable(type.getSuperclass()),
            Arrays.stream(type.getInterfaces()),
            top)
        .flatMap(s -> s);
  }

  private static String dotted(String name) {
    return name.replace('/', '.');
  }
}
