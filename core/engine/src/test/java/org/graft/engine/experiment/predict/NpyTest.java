package org.graft.engine.experiment.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.graft.engine.problem.UserException;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyTest {
  @TempDir Path folder = Path.of("");

  @Test
  void writesAsNumpyDoes() throws IOException {
    Path file = folder.resolve("x.npy");
    Npy.write(file, Tensor.of(Shape.of(1, 2), new float[] {1, -2}));
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .isEqualTo(
            // numpy.save of NumPy 1.24: numpy.array([[1, -2]], 'float32')
            "934e554d5059010076007b276465736372273a20273c6634272c2027666f727472616e5f6f7264657227"
                + "3a2046616c73652c20277368617065273a2028312c2032292c207d"
                + "20".repeat(58)
                + "0a"
                + "0000803f000000c0");
    Npy.write(file, new int[] {3});
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .contains("'<i8', 'fortran_order': False, 'shape': (1,), }")
        .endsWith("\n\u0003\0\0\0\0\0\0\0");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Path file = folder.resolve("x.npy");
    float[] numbers = {1, 2, 3, 4, 5, 6, 7, Float.NaN};
    Npy.write(file, Tensor.of(Shape.of(2, 1, 2, 2), numbers));
    Tensor read = Npy.read(file);
    assertThat(read.shape()).isEqualTo(Shape.of(2, 1, 2, 2));
    assertThat(read.toArray()).isEqualTo(numbers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          {'descr': '<f8', 'fortran_order': False, 'shape': (1, 2), } @ holds numbers as '<f8'; save them with
          {'descr': '>f4', 'fortran_order': False, 'shape': (1, 2), } @ holds numbers as '>f4'
          {'descr': '|O', 'fortran_order': False, 'shape': (1, 2), } @ holds numbers as '|O'
          {'descr': '<f4', 'fortran_order': True, 'shape': (1, 2), } @ holds numbers as '<f4' by columns
          {'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), } @ an array of 1x3 has 12 bytes, found 8
          {'descr': '<f4', 'fortran_order': False, 'shape': (2,), } @ an array of 2; expected [n, channels
          {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 2), } @ claims an array of
          {'descr': '<f4', 'fortran_order': False, 'shape': (999999999, 999999999, 9), } @ claims an array of
          {'descr': '<f4', 'fortran_order': False, 'shape': (0, 8), } @ has 0 bytes, found 8
          {'descr': '<f4', 'fortran_order': False, 'shape': (__import__('os'),), } @ does not describe one array
          {} @ does not describe one array
          """)
  void refusesWhatIsNotFloat32InRows(String header, String message) throws IOException {
    assertThatThrownBy(() -> Npy.read(file(1, header, header.length())))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesFilesThatAreNone() throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";
    assertThatThrownBy(() -> Npy.read(file(7, header, header.length())))
        .hasMessageContaining("is no .npy file of format 1 to 3");
    assertThatThrownBy(() -> Npy.read(file(1, header, 60_000)))
        .hasMessageContaining("its header has 60000 bytes");
    Path empty = Files.write(folder.resolve("empty.npy"), new byte[0]);
    assertThatThrownBy(() -> Npy.read(empty)).hasMessageContaining("is no .npy file");
  }

  private Path file(int version, String header, int length) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(18 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0).putShort((short) length).put(text).putFloat(1);
    return Files.write(folder.resolve("crafted.npy"), bytes.array());
  }
}
