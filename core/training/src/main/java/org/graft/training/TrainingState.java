package org.graft.training;

import org.graft.spi.base.Randomness;

/** Likewise with all that a training goes on from: also numbers, words and random streams. */
public interface TrainingState extends Numbers {
  /** The next array of double precision. */
  void doubles(double[] values);

  /** A number: the one that is given, or the one that was kept. */
  long integer(long value);

  /** A real number, likewise. */
  double real(double value);

  /** A word, likewise. */
  String text(String value);

  /** A stream, which goes on from where it was. */
  default void random(Randomness stream) {
    stream.resume(integer(stream.state()));
  }
}
