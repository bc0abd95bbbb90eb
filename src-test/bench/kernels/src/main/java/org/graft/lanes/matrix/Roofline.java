package org.graft.lanes.matrix;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link KernelsBenchmark} and prints GFLOP/s on one thread and the share of the peak. */
public final class Roofline {
  private Roofline() {}

  /** Prints one line for the peak and one for each product. */
  public static void main(String[] arguments) throws RunnerException {
    Options peak =
        new OptionsBuilder()
            .include("KernelsBenchmark.peak")
            .param("layer", "512x10")
            .param("arithmetic", "vector")
            .build();
    double most = 0;
    for (RunResult result : new Runner(peak).run()) {
      double operations =
          2.0 * KernelsBenchmark.TURNS * KernelsBenchmark.CHAINS * VectorLanes.SPECIES.length();
      most = operations / result.getPrimaryResult().getScore();
    }
    Options products = new OptionsBuilder().include("KernelsBenchmark.(forward|derive)").build();
    Collection<RunResult> results = new Runner(products).run();
    System.out.printf(Locale.ROOT, "%nroofline: peak %.1f GFLOP/s%n", most);
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      String[] layer = params.getParam("layer").split("x");
      double operations =
          2.0 * KernelsBenchmark.BATCH * Integer.parseInt(layer[0]) * Integer.parseInt(layer[1]);
      double rate = operations / result.getPrimaryResult().getScore();
      String name = params.getBenchmark();
      System.out.printf(
          Locale.ROOT,
          "roofline: %s %s %s %.1f GFLOP/s, %.0f %% of the peak%n",
          params.getParam("layer"),
          name.substring(name.lastIndexOf('.') + 1),
          params.getParam("arithmetic"),
          rate,
          100 * rate / most);
    }
  }
}
