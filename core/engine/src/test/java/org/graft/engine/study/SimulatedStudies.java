package org.graft.engine.study;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.graft.spi.result.study.Study;
import org.graft.spi.result.study.Verdict;
import org.graft.stats.design.TTestPower;

/**
 * Studies whose truth is known, through all of {@code compare} from the text of a table to the
 * verdict. In null studies no strategy is better; in planted ones one is, by a difference that the
 * textbook test of the design finds with a power of 80 %.
 *
 * <p>{@code main STUDIES [DESIGN ...]} prints a table: of how many studies the verdict was wrong,
 * and of how many it was found.
 */
final class SimulatedStudies {
  private static final double ALPHA = 0.05;
  private static final double POWER = 0.8;

  private SimulatedStudies() {}

  /** A design, from which tables are drawn. */
  enum Design {
    FEW_PAIRS("8 paired seeds") {
      @Override
      String table(Random r, boolean planted) {
        return paired(r, 8, 2, planted ? one(8, 2) * Math.sqrt(2) : 0, r::nextGaussian);
      }
    },
    MANY_PAIRS("50 paired seeds, 4 strategies, all pairs") {
      @Override
      String table(Random r, boolean planted) {
        return paired(r, 50, 4, planted ? one(50, 4) * Math.sqrt(2) : 0, r::nextGaussian);
      }
    },
    TIES("20 pairs of accuracies on 50 examples") {
      @Override
      String table(Random r, boolean planted) {
        double shift = planted ? one(20, 2) * Math.sqrt(2 * 0.8 * 0.2 / 50) : 0;
        StringBuilder csv = new StringBuilder("seed,a,b\n");
        for (int i = 0; i < 20; i++) {
          csv.append(i).append(',').append(right(r, 50, 0.8 + shift) / 50.0);
          csv.append(',').append(right(r, 50, 0.8) / 50.0).append('\n');
        }
        return csv.toString();
      }
    },
    UNEQUAL_SPREADS("30, 30 and 6 unpaired, the six of 8 times the spread") {
      @Override
      String table(Random r, boolean planted) {
        StringBuilder csv = new StringBuilder("strategy,accuracy\n");
        double shift = planted ? 0.01 * two(30, 3) : 0;
        column(csv, "a", 30, () -> 0.8 + shift + 0.01 * r.nextGaussian());
        column(csv, "b", 30, () -> 0.8 + 0.01 * r.nextGaussian());
        column(csv, "c", 6, () -> 0.8 + 0.08 * r.nextGaussian());
        return csv.toString();
      }
    },
    HEAVY_TAILS("15 and 15 unpaired, Student's t of 3") {
      @Override
      String table(Random r, boolean planted) {
        StringBuilder csv = new StringBuilder("strategy,score\n");
        double shift = planted ? Math.sqrt(3) * two(15, 2) : 0;
        column(csv, "a", 15, () -> shift + student(r, 3));
        column(csv, "b", 15, () -> student(r, 3));
        return csv.toString();
      }
    },
    SKEW("20 and 20 unpaired, log-normal") {
      @Override
      String table(Random r, boolean planted) {
        StringBuilder csv = new StringBuilder("strategy,score\n");
        double sd = Math.exp(0.25) * Math.sqrt(Math.exp(0.25) - 1) * Math.exp(-0.125);
        double shift = planted ? sd * two(20, 2) : 0;
        column(csv, "a", 20, () -> shift + Math.exp(0.5 * r.nextGaussian()));
        column(csv, "b", 20, () -> Math.exp(0.5 * r.nextGaussian()));
        return csv.toString();
      }
    },
    SOURCE_MODELS("8 source models with 5 seeds each, paired") {
      @Override
      String table(Random r, boolean planted) {
        double shift = planted ? one(8, 2) * Math.sqrt(1 + 2 * 0.25 / 5) : 0;
        StringBuilder csv = new StringBuilder("source,seed,strategy,accuracy\n");
        for (int source = 0; source < 8; source++) {
          double level = 3 * r.nextGaussian();
          double difference = shift + r.nextGaussian();
          for (int seed = 0; seed < 5; seed++) {
            line(
                csv,
                "m" + source + "," + seed + ",a,",
                level + difference + 0.5 * r.nextGaussian());
            line(csv, "m" + source + "," + seed + ",b,", level + 0.5 * r.nextGaussian());
          }
        }
        return csv.toString();
      }
    },
    SUBJECTS("10 and 10 subjects of one strategy each, 4 visits") {
      @Override
      String table(Random r, boolean planted) {
        double shift = planted ? two(10, 2) * Math.sqrt(1 + 0.25 / 4) : 0;
        StringBuilder csv = new StringBuilder("subject,strategy,score\n");
        for (int subject = 0; subject < 20; subject++) {
          boolean a = subject < 10;
          double level = (a ? shift : 0) + r.nextGaussian();
          for (int visit = 0; visit < 4; visit++) {
            line(csv, "s" + subject + (a ? ",a," : ",b,"), level + 0.5 * r.nextGaussian());
          }
        }
        return csv.toString();
      }
    },
    THREE_DATASETS("3 data sets each for itself, 10 seeds, 3 strategies") {
      @Override
      String table(Random r, boolean planted) {
        double shift =
            planted
                ? Math.sqrt(2)
                    * new TTestPower(
                            TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, ALPHA / 9)
                        .detectableEffect(10, POWER)
                : 0;
        StringBuilder csv = new StringBuilder("dataset,seed,strategy,accuracy\n");
        for (int d = 0; d < 3; d++) {
          for (int seed = 0; seed < 10; seed++) {
            double level = 5 * d + 2 * r.nextGaussian();
            for (String s : List.of("a", "b", "c")) {
              double extra = s.equals("a") && d == 0 ? shift : 0;
              line(csv, "d" + d + "," + seed + "," + s + ",", level + extra + r.nextGaussian());
            }
          }
        }
        return csv.toString();
      }
    },
    MANY_DATASETS("14 data sets with 3 seeds, 3 strategies") {
      @Override
      String table(Random r, boolean planted) {
        double spread = Math.sqrt(2 * (1 + 1 / 3.0));
        double shift = planted ? one(14, 3) * spread / Math.sqrt(3 / Math.PI) : 0;
        StringBuilder csv = new StringBuilder("dataset,seed,a,b,c\n");
        for (int d = 0; d < 14; d++) {
          double level = 5 * r.nextGaussian();
          double[] own = {
            level + shift + r.nextGaussian(), level + r.nextGaussian(), level + r.nextGaussian()
          };
          for (int seed = 0; seed < 3; seed++) {
            csv.append('d').append(d).append(',').append(seed);
            for (double mean : own) {
              csv.append(String.format(Locale.ROOT, ",%.6f", mean + r.nextGaussian()));
            }
            csv.append('\n');
          }
        }
        return csv.toString();
      }
    },
    NEAR_ONE("12 and 25 unpaired accuracies near 1") {
      @Override
      String table(Random r, boolean planted) {
        StringBuilder csv = new StringBuilder("strategy,accuracy\n");
        double size = 12 * 25 * 2 / 37.0;
        double shift = planted ? 0.004 * two(size, 2) : 0;
        column(csv, "a", 12, () -> 1 - (shift + 0.004 * exponential(r)));
        column(csv, "b", 25, () -> 1 - 0.004 * exponential(r));
        return csv.toString();
      }
    },
    RIGHT_OR_WRONG("200 examples, right or wrong") {
      @Override
      String table(Random r, boolean planted) {
        double more = planted ? one(200, 2) * Math.sqrt(0.2) / 2 : 0;
        StringBuilder csv = new StringBuilder("example,a,b\n");
        for (int i = 0; i < 200; i++) {
          double u = r.nextDouble();
          String both = u < 0.1 + more ? ",1,0" : u < 0.2 ? ",0,1" : u < 0.8 ? ",1,1" : ",0,0";
          csv.append(i).append(both).append('\n');
        }
        return csv.toString();
      }
    };

    private final String text;

    Design(String text) {
      this.text = text;
    }

    /** A table drawn from the design. */
    abstract String table(Random random, boolean planted);
  }

  /** In how many of so many null studies some strategy is said to be better than another. */
  static int wrong(Design design, int studies) {
    return count(design, studies, false);
  }

  /** In how many of so many planted studies the better strategy is said to be better. */
  static int found(Design design, int studies) {
    return count(design, studies, true);
  }

  private static int count(Design design, int studies, boolean planted) {
    return (int)
        IntStream.range(0, studies)
            .parallel()
            .filter(
                i -> {
                  Random random =
                      new Random(
                          1_000_003L * i + 31L * design.name().hashCode() + (planted ? 7 : 0));
                  return decided(new Tables().study(design.table(random, planted)));
                })
            .count();
  }

  private static boolean decided(Study study) {
    if (study.analysis().across().isPresent()) {
      return study.analysis().across().get().comparisons().stream()
          .anyMatch(c -> better(c.decision().verdict()));
    }
    return study.analysis().settings().stream()
        .flatMap(s -> s.comparisons().stream())
        .anyMatch(c -> better(c.decision().verdict()));
  }

  private static boolean better(Verdict verdict) {
    return verdict == Verdict.BETTER || verdict == Verdict.WORSE;
  }

  /** Standardised mean that a one-sample t test of a family of all pairs finds. */
  private static double one(int n, int strategies) {
    return new TTestPower(
            TTestPower.Design.ONE_SAMPLE, TTestPower.Rejection.TWO_SIDED, level(strategies))
        .detectableEffect(n, POWER);
  }

  /** Standardised difference that a two-sample t test of a family of all pairs finds. */
  private static double two(double n, int strategies) {
    return new TTestPower(
            TTestPower.Design.TWO_SAMPLE, TTestPower.Rejection.TWO_SIDED, level(strategies))
        .detectableEffect(n, POWER);
  }

  private static double level(int strategies) {
    return ALPHA / (strategies * (strategies - 1) / 2.0);
  }

  private static String paired(
      Random r, int n, int strategies, double shift, DoubleSupplier noise) {
    StringBuilder csv = new StringBuilder("seed");
    IntStream.range(0, strategies).forEach(s -> csv.append(',').append((char) ('a' + s)));
    csv.append('\n');
    for (int i = 0; i < n; i++) {
      double level = 2 * r.nextGaussian();
      csv.append(i);
      for (int s = 0; s < strategies; s++) {
        double score = level + (s == 0 ? shift : 0) + noise.getAsDouble();
        csv.append(String.format(Locale.ROOT, ",%.6f", score));
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  private static void column(StringBuilder csv, String strategy, int n, DoubleSupplier score) {
    for (int i = 0; i < n; i++) {
      line(csv, strategy + ",", score.getAsDouble());
    }
  }

  private static void line(StringBuilder csv, String start, double value) {
    csv.append(start).append(String.format(Locale.ROOT, "%.6f%n", value));
  }

  private static int right(Random r, int n, double p) {
    return (int) IntStream.range(0, n).filter(i -> r.nextDouble() < p).count();
  }

  private static double exponential(Random r) {
    return -Math.log(1 - r.nextDouble());
  }

  private static double student(Random r, int df) {
    double squares = 0;
    for (int i = 0; i < df; i++) {
      double z = r.nextGaussian();
      squares += z * z;
    }
    return r.nextGaussian() / Math.sqrt(squares / df);
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    int studies = Integer.parseInt(arguments[0]);
    List<Design> designs =
        arguments.length > 1
            ? IntStream.range(1, arguments.length)
                .mapToObj(i -> Design.valueOf(arguments[i]))
                .toList()
            : List.of(Design.values());
    int all = 0;
    for (Design design : designs) {
      int wrong = wrong(design, studies);
      int found = found(design, studies);
      all += wrong;
      System.out.printf(
          Locale.ROOT,
          "%-16s %-55s wrong %3d, found %3d of %d%n",
          design,
          design.text,
          wrong,
          found,
          studies);
    }
    System.out.printf(Locale.ROOT, "wrong in all: %d of %d%n", all, studies * designs.size());
  }
}
