package org.graft.engine.code;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** One class file, looked at. */
final class ClassScan {
  private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w$/]+)[;<]");
  private static final Pattern BY_NAME =
      Pattern.compile(
          "java/lang/Class\\.(forName|get(Declared)?(Method|Constructor|Field)s?)"
              + "|java/lang/ClassLoader\\.(loadClass|defineClass|findClass)"
              + "|java/net/URLClassLoader\\..*"
              + "|java/util/ServiceLoader\\..*"
              + "|java/lang/reflect/(Method|Constructor|Field|Proxy)\\..*"
              + "|java/lang/invoke/MethodHandles\\$Lookup\\..*"
              + "|javax/script/.*|java/beans/.*");
  private static final int CLASS = 7;
  private static final int UTF8 = 1;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;

  private final byte[] code;
  private final Set<String> references;
  private final boolean callsByName;

  private ClassScan(byte[] code, Set<String> references, boolean callsByName) {
    this.code = code;
    this.references = references;
    this.callsByName = callsByName;
  }

  /** The class file without what only debuggers and people read. */
  byte[] code() {
    return code.clone();
  }

  /** Internal names of the classes that it mentions. */
  Set<String> references() {
    return references;
  }

  /**
   * Whether it may reach code that it does not mention: by reflection, class loaders, service
   * loaders, method handles that it looks up, or dynamic calls other than the compiler's own.
   */
  boolean callsByName() {
    return callsByName;
  }

  static ClassScan of(byte[] bytes) {
    ClassReader whole;
    try {
      whole = new ClassReader(bytes);
    } catch (IllegalArgumentException newer) {
      return new ClassScan(bytes, Set.of(), true);
    }
    ClassWriter writer = new ClassWriter(0);
    Undocumented visitor = new Undocumented(writer);
    whole.accept(visitor, ClassReader.SKIP_DEBUG);
    byte[] code = writer.toByteArray();
    Set<String> references = new LinkedHashSet<>();
    boolean byName = visitor.callsDynamically();
    ClassReader reader = new ClassReader(code);
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int item = 1; item < reader.getItemCount(); item++) {
      int at = reader.getItem(item);
      int tag = at == 0 ? 0 : reader.readByte(at - 1);
      if (tag == CLASS) {
        String name = reader.readUTF8(at, buffer);
        references.add(name);
        descriptors(name, references);
      } else if (tag == UTF8) {
        descriptors(text(code, at), references);
      } else if (tag == METHOD || tag == INTERFACE_METHOD) {
        byName |= BY_NAME.matcher(method(reader, at, buffer)).matches();
      }
    }
    return new ClassScan(code, references, byName);
  }

  /** A method that is called, such as {@code java/lang/Class.forName}. */
  private static String method(ClassReader reader, int at, char[] buffer) {
    String owner = reader.readClass(at, buffer);
    int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
    return owner + "." + reader.readUTF8(nameAndType, buffer);
  }

  private static String text(byte[] code, int at) {
    int length = ((code[at] & 0xff) << 8) | (code[at + 1] & 0xff);
    return new String(code, at + 2, length, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void descriptors(String text, Set<String> references) {
    Matcher matcher = DESCRIPTOR.matcher(text);
    while (matcher.find()) {
      references.add(matcher.group(1));
    }
  }
}
