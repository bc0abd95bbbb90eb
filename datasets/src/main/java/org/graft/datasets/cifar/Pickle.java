package org.graft.datasets.cifar;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of Python's pickle format (protocols 1 to 3, PEP 307) that holds dictionaries,
 * lists, text, numbers and NumPy arrays. Nothing is run and nothing is looked up: a pickle that
 * names any other function or class is refused. Byte strings are {@code byte[]}, tuples are lists.
 */
final class Pickle {
  private static final Object MARK = new Object();
  private static final Set<String> NAMES =
      Set.of(
          "numpy.core.multiarray._reconstruct",
          "numpy._core.multiarray._reconstruct",
          "numpy.ndarray",
          "numpy.dtype",
          "_codecs.encode");

  private final ByteBuffer in;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Pickle(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** {@code None}. */
  enum None {
    NONE
  }

  /** A function or class by its name. */
  private record Name(String name) {}

  /** What a function would have made of its arguments, and the state it was given. */
  static final class Made {
    private final String function;
    private final List<?> arguments;
    private Object state = None.NONE;

    private Made(String function, List<?> arguments) {
      this.function = function;
      this.arguments = arguments;
    }

    String function() {
      return function;
    }

    List<?> arguments() {
      return arguments;
    }

    Object state() {
      return state;
    }
  }

  /**
   * The value that {@code bytes} hold.
   *
   * @throws IOException if they are damaged, or hold anything else
   */
  static Object read(byte[] bytes) throws IOException {
    Pickle pickle = new Pickle(bytes);
    try {
      while (true) {
        int operation = pickle.in.get() & 0xff;
        if (operation == '.') {
          return pickle.pop();
        }
        pickle.step(operation);
      }
    } catch (BufferUnderflowException
        | ClassCastException
        | IndexOutOfBoundsException
        | java.util.NoSuchElementException e) {
      throw new IOException("is a damaged pickle", e);
    }
  }

  private void step(int operation) throws IOException {
    switch (operation) {
      case 0x80 -> in.get();
      case '(' -> stack.push(MARK);
      case 'N' -> stack.push(None.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'K' -> stack.push((long) (in.get() & 0xff));
      case 'M' -> stack.push((long) (in.getShort() & 0xffff));
      case 'J' -> stack.push((long) in.getInt());
      case 0x8a -> stack.push(whole(bytes(in.get() & 0xff)));
      case 'U', 'C' -> stack.push(bytes(in.get() & 0xff));
      case 'T', 'B' -> stack.push(bytes(in.getInt()));
      case 'X' -> stack.push(new String(bytes(in.getInt()), StandardCharsets.UTF_8));
      case 'q' -> memo.put(in.get() & 0xff, stack.element());
      case 'r' -> memo.put(in.getInt(), stack.element());
      case 'h' -> stack.push(known(in.get() & 0xff));
      case 'j' -> stack.push(known(in.getInt()));
      default -> compound(operation);
    }
  }

  private void compound(int operation) throws IOException {
    switch (operation) {
      case '}' -> stack.push(new LinkedHashMap<String, Object>());
      case ']' -> stack.push(new ArrayList<>());
      case ')' -> stack.push(List.of());
      case 't' -> stack.push(toMark());
      case 0x85, 0x86, 0x87 -> stack.push(last(operation - 0x84));
      case 'a' -> append(last(1));
      case 'e' -> append(toMark());
      case 's' -> put(last(2));
      case 'u' -> put(toMark());
      case 'c' -> stack.push(name());
      case 'R' -> reduce();
      case 'b' -> build();
      default ->
          throw new IOException(
              "holds more than dictionaries, lists, text, numbers and arrays (operation 0x%02x)"
                  .formatted(operation));
    }
  }

  private Object pop() {
    return stack.pop();
  }

  private Object known(int place) throws IOException {
    @Nullable Object value = memo.get(place);
    if (value == null) {
      throw new IOException("is a damaged pickle");
    }
    return value;
  }

  private byte[] bytes(int length) throws IOException {
    if (length < 0 || length > in.remaining()) {
      throw new IOException("is a damaged pickle: it breaks off");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static long whole(byte[] littleEndian) throws IOException {
    if (littleEndian.length > Long.BYTES) {
      throw new IOException("holds a whole number that is too large");
    }
    long value = littleEndian.length == 0 ? 0 : littleEndian[littleEndian.length - 1] >> 7;
    for (int i = littleEndian.length - 1; i >= 0; i--) {
      value = value << 8 | (littleEndian[i] & 0xff);
    }
    return value;
  }

  private List<Object> last(int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, stack.pop());
    }
    return values;
  }

  private List<Object> toMark() {
    List<Object> values = new ArrayList<>();
    for (Object value = stack.pop(); value != MARK; value = stack.pop()) {
      values.add(value);
    }
    java.util.Collections.reverse(values);
    return values;
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> values) {
    ((List<Object>) stack.element()).addAll(values);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> values) throws IOException {
    Map<String, Object> map = (Map<String, Object>) stack.element();
    for (int i = 0; i < values.size(); i += 2) {
      map.put(text(values.get(i)), values.get(i + 1));
    }
  }

  /**
   * Text of either kind.
   *
   * @throws IOException if it is none; what it is instead is not printed, as it may hold itself
   */
  static String text(Object value) throws IOException {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (value instanceof String text) {
      return text;
    }
    throw new IOException("expected text for keys and names, found %s".formatted(words(value)));
  }

  /** What kind of value it is. */
  static String words(Object value) {
    if (value instanceof Long number) {
      return "the number " + number;
    }
    if (value instanceof List<?>) {
      return "a list";
    }
    return value instanceof Map<?, ?> ? "a dictionary" : "something else";
  }

  private Name name() throws IOException {
    String name = line() + "." + line();
    if (!NAMES.contains(name)) {
      throw new IOException(
          "names %s, which is neither data nor an array; it was not looked up".formatted(name));
    }
    return new Name(name);
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int c = in.get(); c != '\n'; c = in.get()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private void reduce() {
    List<?> arguments = (List<?>) stack.pop();
    String function = ((Name) stack.pop()).name();
    stack.push(
        function.equals("_codecs.encode")
            ? ((String) arguments.get(0)).getBytes(StandardCharsets.ISO_8859_1)
            : new Made(function, arguments));
  }

  private void build() {
    Object state = stack.pop();
    ((Made) stack.element()).state = state;
  }
}
