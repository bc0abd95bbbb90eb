package org.graft.engine.plan;

import org.graft.engine.code.ExtensionCode;
import org.graft.engine.data.DataSpec;
import org.graft.engine.plugin.Choice;
import org.graft.spi.base.Digest;

/** What parts of an experiment are known by: what was asked for and the code that does it. */
public final class Identities {
  private Identities() {}

  /** The identity of an extension with its arguments. */
  public static String of(Choice<?> choice) {
    return choice.canonical() + " " + ExtensionCode.of(choice.value()).digest();
  }

  /** The identity of a metric, short: two scores are comparable if theirs is the same. */
  public static String definition(Choice<?> metric) {
    return new Digest().add(of(metric)).id();
  }

  /** The code that provides data; the data themselves are known by their own digest. */
  static String code(DataSpec data) {
    return ExtensionCode.of(data.provider().value()).digest();
  }
}
