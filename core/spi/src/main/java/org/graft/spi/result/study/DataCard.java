package org.graft.spi.result.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A data set of the study.
 *
 * @param name its name, as in scores and tables
 * @param role what it is used for
 * @param description where it comes from and how it was made, in words; may be empty
 * @param train number of training examples; empty where unknown
 * @param validation number of validation examples; empty where there are none or unknown
 * @param test number of test examples; empty where unknown
 * @param classes class names; empty where unknown
 * @param digest SHA-256 of the data; empty where unknown
 */
public record DataCard(
    String name,
    Role role,
    String description,
    OptionalLong train,
    OptionalLong validation,
    OptionalLong test,
    List<String> classes,
    Optional<String> digest) {
  /** Copies the classes. */
  public DataCard {
    classes = List.copyOf(classes);
  }

  /** What a data set is used for. */
  public enum Role {
    /** Source models are trained on it. */
    SOURCE,
    /** Strategies are trained and tested on it. */
    TARGET
  }

  /** A target of which only the name is known. */
  public static DataCard named(String name) {
    return new DataCard(
        name,
        Role.TARGET,
        "",
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(),
        Optional.empty());
  }
}
