package org.graft.backbones.torchfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.graft.spi.data.Tensor;

/** Writes safetensors, with nothing of what reads them. */
final class Saved {
  private Saved() {}

  static Path safetensors(Path file, Map<String, Tensor> arrays) throws IOException {
    StringBuilder header = new StringBuilder("{");
    long at = 0;
    for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
      long end = at + 4 * array.getValue().shape().elements();
      header.append(header.length() > 1 ? "," : "");
      header.append(
          "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(array.getKey(), array.getValue().shape().sizes(), at, end));
      at = end;
    }
    byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(8 + text.length + at)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (Tensor array : arrays.values()) {
      for (float number : array.toArray()) {
        bytes.putFloat(number);
      }
    }
    return Files.write(file, bytes.array());
  }
}
