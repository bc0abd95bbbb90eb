package org.graft.lanes.matrix;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The products of a dense layer on a batch of 128, on one thread, and the processor's peak: fused
 * multiplications and additions that need no memory. {@link Roofline} turns times into GFLOP/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelsBenchmark {
  /** Examples of a batch. */
  static final int BATCH = 128;

  /** Turns of the peak's loop, with {@link #CHAINS} vectors each. */
  static final int TURNS = 10_000;

  static final int CHAINS = 10;
  private static final VectorSpecies<Float> SPECIES = VectorLanes.SPECIES;

  /** Inputs and outputs of the layer. */
  @Param({"4608x128", "25088x64", "512x10"})
  public String layer;

  /** Which arithmetic. */
  @Param({"vector", "plain"})
  public String arithmetic;

  private Lanes lanes;
  private int in;
  private int out;
  private float[][] x;
  private float[][] kernel;
  private float[][] y;
  private float[][] gradient;

  @Setup
  public void fill() {
    in = Integer.parseInt(layer.split("x")[0]);
    out = Integer.parseInt(layer.split("x")[1]);
    lanes = arithmetic.equals("vector") ? new VectorLanes() : new PlainLanes();
    x = random(BATCH, in);
    kernel = random(in, out);
    y = random(BATCH, out);
    gradient = random(in, out);
  }

  /** y += x kernel. */
  @Benchmark
  public float[][] forward() {
    lanes.multiply(y, x, kernel, new Lanes.Block(0, BATCH, 0, in, out));
    return y;
  }

  /** gradient = x' y. */
  @Benchmark
  public float[][] derive() {
    lanes.setTurned(gradient, x, y, new Lanes.Block(0, in, 0, BATCH, out));
    return gradient;
  }

  /** Nothing but fused multiplications and additions, ten chains of them. */
  @Benchmark
  public float peak() {
    FloatVector a = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector b = FloatVector.broadcast(SPECIES, x[0][0]);
    FloatVector s0 = b;
    FloatVector s1 = b;
    FloatVector s2 = b;
    FloatVector s3 = b;
    FloatVector s4 = b;
    FloatVector s5 = b;
    FloatVector s6 = b;
    FloatVector s7 = b;
    FloatVector s8 = b;
    FloatVector s9 = b;
    for (int turn = 0; turn < TURNS; turn++) {
      s0 = s0.fma(a, b);
      s1 = s1.fma(a, b);
      s2 = s2.fma(a, b);
      s3 = s3.fma(a, b);
      s4 = s4.fma(a, b);
      s5 = s5.fma(a, b);
      s6 = s6.fma(a, b);
      s7 = s7.fma(a, b);
      s8 = s8.fma(a, b);
      s9 = s9.fma(a, b);
    }
    FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).add(s8).add(s9);
    return sum.lane(0);
  }

  private static float[][] random(int lines, int length) {
    Random random = new Random(1);
    float[][] numbers = new float[lines][Lanes.padded(length)];
    for (float[] line : numbers) {
      for (int i = 0; i < length; i++) {
        line[i] = random.nextFloat() - 0.5f;
      }
    }
    return numbers;
  }
}
