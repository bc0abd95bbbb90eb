package org.graft.libtorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.graft.libtorch.network.BatchSize;
import org.graft.libtorch.runtime.Precision;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Training;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;

/**
 * Libtorch on a device beside the CPU: {@code CudaBench check|time DEVICE PRECISION}. {@code check}
 * compares outputs, trained weights and how far training moved them with the CPU's in float32,
 * trains again, alone and beside others, and compares bit for bit; it ends with 1 if anything
 * differs, and prints a digest that another process has to give too. {@code time} prints what
 * {@link NetworkBench} does. {@code src-test/bench/gpu} runs them.
 */
public final class CudaBench {
  private static final Map<String, Integer> TIMED =
      Map.of("resnet18-64", 128, "resnet50-224", 32, "vit-tiny-224", 64);

  /** Of outputs, times (1 + |expected|); of trained weights ten times as much. */
  private static final Map<Precision, Double> TOLERANCE =
      Map.of(Precision.FLOAT32, 1e-4, Precision.TF32, 1e-2, Precision.BFLOAT16, 5e-2);

  /** Of {@link Movement#difference}; of whole networks five times as much. */
  private static final Map<Precision, Double> OF_MOVEMENT =
      Map.of(Precision.FLOAT32, 1e-3, Precision.TF32, 2e-2, Precision.BFLOAT16, 0.1);

  private static final int BESIDE = 4;

  private final Trainer.Session cpu;
  private final Trainer.Session device;
  private final double tolerance;
  private final double ofMovement;
  private int wrong;
  private long digest = 17;

  private CudaBench(Trainer.Session cpu, Trainer.Session device, Precision precision) {
    this.cpu = cpu;
    this.device = device;
    this.tolerance = Objects.requireNonNull(TOLERANCE.get(precision));
    this.ofMovement = Objects.requireNonNull(OF_MOVEMENT.get(precision));
  }

  /** Checks or times. */
  public static void main(String[] arguments) throws Exception {
    Precision precision = Precision.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    Machine machine = new Machine(Machine.Device.of(arguments[1]), 1);
    Machine cpu = new Machine(Machine.Device.CPU, Runtime.getRuntime().availableProcessors());
    try (Trainer.Session device = new LibtorchTrainer(precision).open(machine);
        Trainer.Session reference = new LibtorchTrainer().open(cpu)) {
      System.out.println(device.device());
      if (arguments[0].equals("time")) {
        time(device, precision);
        return;
      }
      int wrong = new CudaBench(reference, device, precision).check();
      if (wrong > 0) {
        System.out.println(wrong + " WRONG");
        System.exit(1);
      }
    }
  }

  private int check() throws Exception {
    Training whole = new Training(new Optimizer.Sgd(0.001), Jobs.ROWS, 2);
    Map<String, FitJob> jobs = new LinkedHashMap<>();
    Networks.layers().forEach((name, network) -> jobs.put(name, Jobs.all(network, Jobs.plain(1))));
    for (String name : List.of("resnet18-64", "vit-tiny-64")) {
      jobs.put(name, Jobs.all(BenchNetworks.of(name), whole));
    }
    double furthest = 0;
    double apart = 0;
    for (Map.Entry<String, FitJob> one : jobs.entrySet()) {
      FitJob job = one.getValue();
      double allowed = job.phases().get(0).training().equals(whole) ? 5 * ofMovement : ofMovement;
      furthest = Math.max(furthest, outputs(one.getKey(), job));
      Weights weights = device.train(List.of(job)).get(0).weights();
      again(one.getKey(), job, weights);
      Weights expected = cpu.train(List.of(job)).get(0).weights();
      double far = furthest(expected, weights);
      expect(far <= 10 * tolerance, one.getKey() + ": trained weights differ by " + far);
      double moved = Movement.difference(job, expected, weights);
      expect(
          moved <= allowed,
          one.getKey() + ": trained weights differ by " + moved + " of how far they moved");
      apart = Math.max(apart, moved / allowed);
    }
    System.out.printf(
        Locale.ROOT,
        "%d networks: outputs within %.2e of the CPU's in float32 (of (1 + |output|); %.0e allowed),"
            + " trained weights at most %.2f times as far from the CPU's as allowed; digest %016x%n",
        jobs.size(),
        furthest,
        tolerance,
        apart,
        digest);
    return wrong;
  }

  private double outputs(String name, FitJob job) throws InterruptedException {
    double far = furthest(outputs(cpu, job), outputs(device, job));
    expect(far <= tolerance, name + ": outputs differ by " + far);
    return far;
  }

  private static Tensor outputs(Trainer.Session session, FitJob job) throws InterruptedException {
    String last = job.network().output().name();
    return Objects.requireNonNull(
        session
            .outputs(job.network(), job.initial(), job.train().inputs(), List.of(last))
            .get(last));
  }

  /** Once more alone, and some at a time. */
  private void again(String name, FitJob job, Weights first) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(BESIDE);
    try {
      Callable<Fit> work = () -> device.train(List.of(job)).get(0);
      List<Future<Fit>> fits = new ArrayList<>(threads.invokeAll(List.of(work)));
      fits.addAll(threads.invokeAll(java.util.Collections.nCopies(BESIDE, work)));
      for (Future<Fit> fit : fits) {
        expect(
            fit.get().weights().changedFrom(first).isEmpty(),
            name + ": training again gives other bits");
      }
    } finally {
      threads.shutdown();
    }
    for (Tensor tensor : first.tensors().values()) {
      digest = 31 * digest + java.util.Arrays.hashCode(tensor.toArray());
    }
  }

  private void expect(boolean right, String words) {
    if (!right) {
      wrong++;
      System.out.println("WRONG: " + words);
    }
  }

  private static double furthest(Weights expected, Weights found) {
    double most = 0;
    for (Map.Entry<String, Tensor> one : expected.tensors().entrySet()) {
      most =
          Math.max(
              most,
              furthest(one.getValue(), Objects.requireNonNull(found.tensors().get(one.getKey()))));
    }
    return most;
  }

  private static double furthest(Tensor expected, Tensor found) {
    float[] a = expected.toArray();
    float[] b = found.toArray();
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]) / (1 + Math.abs(a[i])));
    }
    return most;
  }

  private static void time(Trainer.Session device, Precision precision)
      throws InterruptedException {
    for (String name : List.of("resnet18-64", "resnet50-224", "vit-tiny-224")) {
      Network network = BenchNetworks.of(name);
      Weights weights = Weights.draw(network, new Seed(1));
      int images = Objects.requireNonNull(TIMED.get(name));
      for (String what : List.of("forward", "step")) {
        System.out.printf(
            Locale.ROOT,
            "%-13s %-8s %-8s %4d images: median %8.2f ms%s%n",
            name,
            what,
            precision.name().toLowerCase(Locale.ROOT),
            images,
            1000 * NetworkBench.batchSeconds(device, network, weights, images, what),
            what.equals("forward") ? ", " + BatchSize.rows(network) + " at a time" : "");
      }
    }
  }
}
