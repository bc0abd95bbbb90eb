package org.graft.engine.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Everything wrong with what the user gave, at once. The command line prints it and exits 2. */
public final class SpecException extends UserException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  /** One or more problems. */
  public SpecException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public SpecException(String where, String what) {
    this(List.of(new Problem(where, what)));
  }

  /** What is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
