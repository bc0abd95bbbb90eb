package org.graft.datasets.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class GlibcLogTest {
  @Test
  void roundsAsGlibcDoes() {
    for (String[] printed : Printed.startingWith("log")) {
      double x = Double.parseDouble(printed[1]);
      assertThat(Double.toHexString(GlibcLog.log(x)))
          .isEqualTo(Double.toHexString(Double.parseDouble(printed[2])));
    }
  }

  @Test
  void roundsAsGlibcDoesForAMillionNumbersBetweenZeroAndOne() throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 1_000_000; i++) {
      sha256.update(eight.putDouble(0, GlibcLog.log((i + 0.5) / 1_000_000)).array());
    }
    assertThat(HexFormat.of().formatHex(sha256.digest()))
        .isEqualTo(Printed.startingWith("logs").get(0)[1]);
  }

  @Test
  void refusesWhatHasNoLogarithm() {
    assertThatThrownBy(() -> GlibcLog.log(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GlibcLog.log(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
