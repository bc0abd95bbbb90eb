package org.graft.engine.code;

import java.util.Set;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Leaves out the catalogue's documentation ({@link Name}, {@link Param}), since names, defaults and
 * arguments are part of what is asked for, and which classes are written inside which. Notes
 * dynamic calls that no compiler writes.
 */
final class Undocumented extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final Set<String> DOCUMENTATION =
      Set.of(Type.getDescriptor(Name.class), Type.getDescriptor(Param.class));
  private static final Set<String> COMPILERS =
      Set.of(
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/StringConcatFactory",
          "java/lang/invoke/ConstantBootstraps",
          "java/lang/runtime/ObjectMethods",
          "java/lang/runtime/SwitchBootstraps");

  private boolean dynamic;

  Undocumented(ClassVisitor next) {
    super(API, next);
  }

  /** Whether a dynamic call or constant was met other than lambdas, records, texts, switches. */
  boolean callsDynamically() {
    return dynamic;
  }

  /** Classes of one nest need not call one another. */
  @Override
  public void visitNestHost(String host) {}

  @Override
  public void visitNestMember(String member) {}

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {}

  @Override
  public void visitInnerClass(
      String name, @Nullable String outer, @Nullable String inner, int access) {}

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    return DOCUMENTATION.contains(descriptor) ? null : super.visitAnnotation(descriptor, visible);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    return new RecordComponentVisitor(
        API, super.visitRecordComponent(name, descriptor, signature)) {
      @Override
      public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
        return DOCUMENTATION.contains(type) ? null : super.visitAnnotation(type, visible);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(
        API, super.visitMethod(access, name, descriptor, signature, exceptions)) {
      @Override
      public void visitInvokeDynamicInsn(
          String called, String type, Handle bootstrap, Object... arguments) {
        dynamic |= !COMPILERS.contains(bootstrap.getOwner());
        super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
      }

      @Override
      public void visitLdcInsn(Object value) {
        dynamic |=
            value instanceof ConstantDynamic constant
                && !COMPILERS.contains(constant.getBootstrapMethod().getOwner());
        super.visitLdcInsn(value);
      }
    };
  }
}
