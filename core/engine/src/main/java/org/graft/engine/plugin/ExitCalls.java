package org.graft.engine.plugin;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Turns calls that end the process into {@link ExitException}s, in the bytes of a plugin's class:
 * Java has no other way any more to keep code from it. What is called by reflection stays as it is.
 */
final class ExitCalls {
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";
  private static final Set<String> NAMES = Set.of("exit", "halt");
  private static final String INSTEAD = Type.getInternalName(ExitException.class);
  private static final String ON_SYSTEM = "(I)V";
  private static final String ON_RUNTIME = "(Ljava/lang/Runtime;I)V";

  private ExitCalls() {}

  /** The class without such calls; the same bytes where there are none, or ASM cannot read them. */
  static byte[] without(byte[] code) {
    String text = new String(code, StandardCharsets.ISO_8859_1);
    boolean may =
        NAMES.stream().anyMatch(text::contains)
            && (text.contains(SYSTEM) || text.contains(RUNTIME));
    if (!may) {
      return code;
    }
    try {
      ClassReader reader = new ClassReader(code);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Classes(writer), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException newerThanAsm) {
      return code;
    }
  }

  private static boolean ends(String owner, String name, String descriptor) {
    return descriptor.equals(ON_SYSTEM)
        && ((owner.equals(SYSTEM) && name.equals("exit"))
            || (owner.equals(RUNTIME) && NAMES.contains(name)));
  }

  private static String descriptor(String owner) {
    return owner.equals(SYSTEM) ? ON_SYSTEM : ON_RUNTIME;
  }

  private static final class Classes extends ClassVisitor {
    Classes(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Methods(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class Methods extends MethodVisitor {
    Methods(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (ends(owner, name, descriptor)) {
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC, INSTEAD, "exit", ExitCalls.descriptor(owner), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] replaced = arguments.clone();
      for (int i = 0; i < replaced.length; i++) {
        if (replaced[i] instanceof Handle handle
            && ends(handle.getOwner(), handle.getName(), handle.getDesc())) {
          replaced[i] =
              new Handle(
                  Opcodes.H_INVOKESTATIC,
                  INSTEAD,
                  "exit",
                  ExitCalls.descriptor(handle.getOwner()),
                  false);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }
  }
}
