package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of Python's pickle format (protocols 2 to 5; PEP 307, 3154, 574) that {@code
 * torch.save} needs for dictionaries, lists, text, numbers and tensors. Nothing is run and nothing
 * is looked up: functions are names, of which {@link PickledTensors} knows six, and any other is
 * refused.
 *
 * <p>Each operation makes one value at most and their number is bounded, and so is memory; nothing
 * walks into what it made, which may contain itself.
 */
final class Pickle {
  private static final Object MARK = new Object();

  /** Far more operations than the largest network's dictionary takes. */
  private static final int OPERATIONS = 1 << 22;

  private final ByteBuffer in;
  private final PickledTensors tensors;
  private final Deque<Object> stack = new ArrayDeque<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private Pickle(ByteBuffer in, PickledTensors tensors) {
    this.in = in.order(ByteOrder.LITTLE_ENDIAN);
    this.tensors = tensors;
  }

  /** {@code None}. */
  enum None {
    NONE
  }

  /** A function or class by its name. */
  record Global(String name) {}

  /**
   * The value that begins at the buffer's position, which moves behind it.
   *
   * @param tensors makes what the functions would have made
   * @throws IOException if it is damaged, or holds anything else
   */
  static Object read(ByteBuffer in, PickledTensors tensors) throws IOException {
    Pickle pickle = new Pickle(in, tensors);
    try {
      int count = 0;
      for (int operation = in.get() & 0xff; operation != '.'; operation = in.get() & 0xff) {
        if (++count > OPERATIONS) {
          throw new IOException("holds a pickle of over " + OPERATIONS + " operations");
        }
        pickle.step(operation);
      }
      return pickle.stack.pop();
    } catch (BufferUnderflowException e) {
      throw new IOException("is cut off or damaged: its pickle breaks off", e);
    } catch (ClassCastException | IndexOutOfBoundsException | java.util.NoSuchElementException e) {
      throw new IOException("is damaged: its pickle does not fit together", e);
    }
  }

  private void step(int operation) throws IOException {
    switch (operation) {
      case 0x80 -> in.get();
      case 0x95 -> in.getLong();
      case '(' -> stack.push(MARK);
      case 'N' -> stack.push(None.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'K' -> stack.push((long) (in.get() & 0xff));
      case 'M' -> stack.push((long) (in.getShort() & 0xffff));
      case 'J' -> stack.push((long) in.getInt());
      case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      case 0x8a -> stack.push(whole(bytes(in.get() & 0xff)));
      case 'U', 'C' -> stack.push(bytes(in.get() & 0xff));
      case 'T', 'B' -> stack.push(bytes(in.getInt()));
      case 0x8c -> stack.push(text(in.get() & 0xff));
      case 'X' -> stack.push(text(in.getInt()));
      case 0x8d -> stack.push(text(in.getLong()));
      default -> compound(operation);
    }
  }

  private void compound(int operation) throws IOException {
    switch (operation) {
      case 'q' -> memo.put(in.get() & 0xff, stack.element());
      case 'r' -> memo.put(in.getInt(), stack.element());
      case 0x94 -> memo.put(memo.size(), stack.element());
      case 'h' -> stack.push(known(in.get() & 0xff));
      case 'j' -> stack.push(known(in.getInt()));
      case '}' -> stack.push(new LinkedHashMap<String, Object>());
      case ']' -> stack.push(new ArrayList<>());
      case ')' -> stack.push(List.of());
      case 't' -> stack.push(toMark());
      case 0x85, 0x86, 0x87 -> stack.push(last(operation - 0x84));
      case 'a' -> append(last(1));
      case 'e' -> append(toMark());
      case 's' -> put(last(2));
      case 'u' -> put(toMark());
      case 'c' -> stack.push(tensors.global(line(), line()));
      case 0x93 -> global(last(2));
      case 'Q' -> stack.push(tensors.storage((List<?>) stack.pop()));
      case 'R' -> reduce(last(2));
      case 'b' -> build(last(1));
      default ->
          throw new IOException(
              "holds a pickle with more than arrays and plain values (operation 0x%02x); nothing of"
                      .formatted(operation)
                  + " it was run");
    }
  }

  private Object known(int place) throws IOException {
    @Nullable Object value = memo.get(place);
    if (value == null) {
      throw new IOException("is damaged: its pickle refers to what is not there");
    }
    return value;
  }

  private byte[] bytes(long length) throws IOException {
    if (length < 0 || length > in.remaining()) {
      throw new IOException("is cut off or damaged: its pickle breaks off");
    }
    byte[] bytes = new byte[(int) length];
    in.get(bytes);
    return bytes;
  }

  private String text(long length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** A whole number in two's complement; those beyond 64 bits stay as they are. */
  private static Object whole(byte[] littleEndian) {
    byte[] bytes = new byte[littleEndian.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = littleEndian[bytes.length - 1 - i];
    }
    BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    return value.bitLength() < Long.SIZE ? value.longValue() : value;
  }

  private List<Object> last(int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(stack.pop());
    }
    Collections.reverse(values);
    return values;
  }

  private List<Object> toMark() {
    List<Object> values = new ArrayList<>();
    for (Object value = stack.pop(); value != MARK; value = stack.pop()) {
      values.add(value);
    }
    Collections.reverse(values);
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
      String key = key(values.get(i));
      if (map.put(key, values.get(i + 1)) != null) {
        throw new IOException("holds the key '" + Words.of(key) + "' twice");
      }
    }
  }

  private static String key(Object key) throws IOException {
    if (key instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (key instanceof String || key instanceof Long || key instanceof Boolean) {
      return key.toString();
    }
    throw new IOException("holds a dictionary whose keys are neither text nor whole numbers");
  }

  private void global(List<Object> words) throws IOException {
    stack.push(tensors.global((String) words.get(0), (String) words.get(1)));
  }

  private String line() {
    StringBuilder line = new StringBuilder();
    for (int c = in.get(); c != '\n'; c = in.get()) {
      line.append((char) (c & 0xff));
    }
    return line.toString();
  }

  private void reduce(List<Object> both) throws IOException {
    stack.push(tensors.make((Global) both.get(0), (List<?>) both.get(1)));
  }

  /** Attributes of a dictionary (a state dictionary's versions of modules) are left out. */
  private void build(List<Object> state) throws IOException {
    if (!(stack.element() instanceof Map<?, ?>)) {
      throw new IOException(
          "holds an object with attributes (%s); nothing of it was run"
              .formatted(state.get(0) instanceof Map<?, ?> ? "a dictionary" : "a value"));
    }
  }
}
