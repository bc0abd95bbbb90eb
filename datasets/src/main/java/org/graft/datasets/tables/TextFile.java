package org.graft.datasets.tables;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file's text. Gzip is unpacked and byte order marks are obeyed, as both are plain from the first
 * bytes; any other encoding has to be named and is never guessed.
 *
 * @param text without a byte order mark
 * @param packed whether it was in gzip
 */
record TextFile(String text, boolean packed) {
  /** Bytes that a file may hold, unpacked. */
  private static final int MOST = 1 << 28;

  /** The byte order mark. */
  private static final char MARK = '\ufeff';

  private static final List<Charset> MARKED =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  /** What stands in a text for bytes that its charset does not have. */
  private static final char REPLACED = '\ufffd';

  private static final int BUFFER = 1 << 13;

  /**
   * Reads {@code file}.
   *
   * @param encoding the charset of a file without a byte order mark
   * @throws IOException naming the line that is not in {@code encoding}, or what else it is
   */
  static TextFile read(Path file, Charset encoding) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (Files.size(file) > MOST) {
      throw tooLarge(file, "holds");
    }
    byte[] bytes = Files.readAllBytes(file);
    boolean packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    return new TextFile(text(file, packed ? unpacked(file, bytes) : bytes, encoding), packed);
  }

  private static byte[] unpacked(Path file, byte[] packed) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed), 1 << 16)) {
      byte[] bytes = in.readNBytes(MOST);
      if (in.read() >= 0) {
        throw tooLarge(file, "unpacks to");
      }
      return bytes;
    } catch (ZipException | EOFException e) {
      throw new IOException(
          file + ": is gzip, but damaged or cut off (" + e.getMessage() + "); get it anew", e);
    }
  }

  private static IOException tooLarge(Path file, String does) {
    return new IOException(
        "%s: %s more than %d MiB of text; convert it to HDF5, or split it"
            .formatted(file, does, MOST >> 20));
  }

  private static String text(Path file, byte[] bytes, Charset asked) throws IOException {
    Charset charset = marked(bytes).orElse(asked);
    String text = new String(bytes, charset);
    if (text.indexOf(REPLACED) >= 0) {
      checkEncoding(file, bytes, charset);
    }
    int nul = text.indexOf(0);
    if (nul >= 0) {
      throw Table.mistake(
          file,
          line(text, nul),
          "holds a zero byte: is it a binary file, or text in UTF-16? Then write encoding:"
              + " utf-16le");
    }
    return text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
  }

  private static Optional<Charset> marked(byte[] bytes) {
    for (Charset charset : MARKED) {
      byte[] mark = String.valueOf(MARK).getBytes(charset);
      if (bytes.length >= mark.length
          && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length)) {
        return Optional.of(charset);
      }
    }
    return Optional.empty();
  }

  /** Finds the first byte that is not in {@code charset}, where there is one. */
  private static void checkEncoding(Path file, byte[] bytes, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(BUFFER);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw Table.mistake(
          file,
          line(new String(bytes, 0, in.position(), charset), in.position()),
          "is not text in %s (byte 0x%02x); say what it is in: encoding: windows-1252, for example"
              .formatted(charset, bytes[in.position()]));
    }
  }

  private static int line(String text, int end) {
    return 1 + (int) text.chars().limit(end).filter(c -> c == '\n').count();
  }
}
