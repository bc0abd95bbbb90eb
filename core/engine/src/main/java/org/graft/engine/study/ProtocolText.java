package org.graft.engine.study;

import org.graft.engine.ledger.Declared;
import org.graft.spi.result.study.Methods;

/** What a protocol fixed, as a paragraph of a methods section. */
final class ProtocolText {
  private ProtocolText() {}

  static Methods.Paragraph of(Declared.Following following) {
    String cites = following.protocol().cites();
    return new Methods.Paragraph(
        "Protocol",
        "The evaluation follows the protocol "
            + following.protocol().name()
            + (cites.isEmpty() ? "" : " (" + cites + ")")
            + ". "
            + String.join(" ", following.sentences()));
  }
}
