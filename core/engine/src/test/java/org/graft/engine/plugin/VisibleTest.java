package org.graft.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {
  @Test
  void showsWhatATerminalWouldObey() {
    assertThat(Visible.text("\u001b[31mRED\u001b]0;t\u0007 \u009b2J\r back\b \u007f"))
        .isEqualTo("\\x1b[31mRED\\x1b]0;t\\x07 \\x9b2J\\r back\\x08 \\x7f");
  }

  @Test
  void showsWhatTurnsOrBreaksALine() {
    assertThat(Visible.text("a\u202etxt.exe\u2066 \u2028 \ud800"))
        .isEqualTo("a\\u202etxt.exe\\u2066 \\u2028 \\ud800");
    assertThat(Visible.line("two\nlines\tand a tab")).isEqualTo("two\\nlines\\tand a tab");
  }

  @Test
  void leavesLettersOfEveryScriptAlone() {
    String text = "a\tb\nÄÖ é ± × £ 手写 \uD83D\uDE00 עברית नमस्ते\u200d \u00a0\n";
    assertThat(Visible.text(text)).isSameAs(text);
  }
}
