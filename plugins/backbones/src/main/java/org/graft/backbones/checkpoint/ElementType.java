package org.graft.backbones.checkpoint;

import java.nio.ByteBuffer;
import java.util.Optional;

/** What the numbers of an array are in a file; all of them are read as float32. */
enum ElementType {
  FLOAT64("F64", "DoubleStorage", Double.BYTES),
  FLOAT32("F32", "FloatStorage", Float.BYTES),
  FLOAT16("F16", "HalfStorage", Short.BYTES),
  BFLOAT16("BF16", "BFloat16Storage", Short.BYTES),
  INT64("I64", "LongStorage", Long.BYTES),
  INT32("I32", "IntStorage", Integer.BYTES),
  INT16("I16", "ShortStorage", Short.BYTES),
  INT8("I8", "CharStorage", Byte.BYTES),
  UINT8("U8", "ByteStorage", Byte.BYTES),
  BOOL("BOOL", "BoolStorage", Byte.BYTES);

  private final String safetensors;
  private final String storage;
  private final int bytes;

  ElementType(String safetensors, String storage, int bytes) {
    this.safetensors = safetensors;
    this.storage = storage;
    this.bytes = bytes;
  }

  /** That which a safetensors header names so. */
  static Optional<ElementType> ofSafetensors(String name) {
    return java.util.Arrays.stream(values()).filter(t -> t.safetensors.equals(name)).findFirst();
  }

  /** That of PyTorch's storage class {@code name}. */
  static Optional<ElementType> ofStorage(String name) {
    return java.util.Arrays.stream(values()).filter(t -> t.storage.equals(name)).findFirst();
  }

  /** Bytes of one number. */
  int bytes() {
    return bytes;
  }

  /** The next number. */
  float read(ByteBuffer from) {
    return switch (this) {
      case FLOAT64 -> (float) from.getDouble();
      case FLOAT32 -> from.getFloat();
      case FLOAT16 -> half(from.getShort());
      case BFLOAT16 -> Float.intBitsToFloat(from.getShort() << 16);
      case INT64 -> from.getLong();
      case INT32 -> from.getInt();
      case INT16 -> from.getShort();
      case INT8 -> from.get();
      case UINT8 -> from.get() & 0xff;
      case BOOL -> from.get() == 0 ? 0 : 1;
    };
  }

  /** IEEE 754 binary16: five bits of exponent, ten of fraction; float32 holds each exactly. */
  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
