package org.graft.lanes;

import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.lanes.layer.DenseShape;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.Replicates;
import org.graft.lanes.network.Net;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Network;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;

/**
 * Which jobs train together, in the lanes of one vector: those on small networks that differ only
 * in their seed, in what they start from, and in the numbers of optimiser, schedule and penalty.
 *
 * <p>Worth it where a layer is too small to fill the lanes by itself. The blobs problem's 121
 * trainings of a 2-5-5-3 network, batches of 32, warm, two threads, JDK 17 and AVX-512: 0.22 s
 * sixteen at once, 0.30 one after another, 38 in PyTorch, 4.3 there in batched products.
 */
final class JobGroups {
  /** Fewer networks cost more together than one after another. */
  private static final int LEAST = 4;

  private JobGroups() {}

  /** Places in {@code jobs}, those that train together side by side; each place once. */
  static List<List<Integer>> of(List<FitJob> jobs, Lanes lanes) {
    Map<Object, List<Integer>> alike = new LinkedHashMap<>();
    IdentityHashMap<Tensor, Integer> known = new IdentityHashMap<>();
    for (int place = 0; place < jobs.size(); place++) {
      FitJob job = jobs.get(place);
      boolean small =
          lanes.replicates().isPresent() && suits(job.network(), job.phases()) && !changing(job);
      alike.computeIfAbsent(small ? key(job, known) : place, k -> new ArrayList<>()).add(place);
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (List<Integer> places : alike.values()) {
      for (int from = 0; from < places.size(); from += Replicates.LANES) {
        List<Integer> group =
            places.subList(from, Math.min(places.size(), from + Replicates.LANES));
        if (group.size() >= LEAST) {
          groups.add(group);
        } else {
          group.forEach(place -> groups.add(List.of(place)));
        }
      }
    }
    return groups;
  }

  /** What must be the same. Data are if the inputs are one object. */
  private static List<Object> key(FitJob job, IdentityHashMap<Tensor, Integer> known) {
    List<Object> key = new ArrayList<>(List.of(job.network(), job.copies()));
    job.phases().forEach(phase -> key.add(List.of(phase.outline(), rule(phase.training()))));
    Map<String, Examples> splits = new LinkedHashMap<>(job.watched());
    splits.put("", job.train());
    splits.forEach(
        (name, examples) -> {
          key.add(name);
          key.add(known.computeIfAbsent(examples.inputs(), inputs -> known.size()));
          key.add(told(examples.targets()));
        });
    return key;
  }

  /** What is true of examples, to be compared. */
  private static Buffer told(Targets targets) {
    return targets instanceof Targets.Classes classes
        ? IntBuffer.wrap(classes.labels())
        : FloatBuffer.wrap(targets.values().tensor().toArray());
  }

  /** What is done to weights, whatever the numbers in it: a penalty of 0 is none. */
  private static List<Object> rule(Training training) {
    Penalty penalty = training.penalty();
    return List.of(
        training.optimizer().getClass(),
        penalty.l1() == 0,
        penalty.l2() == 0,
        penalty.l2sp() == 0,
        penalty.l2spNew().isPresent());
  }

  /** Whether jobs that differ in their seeds see different examples. */
  private static boolean changing(FitJob job) {
    return job.copies() == 1
        && job.phases().stream().anyMatch(p -> !p.training().augmentation().isEmpty());
  }

  /** Whether every layer is small, and no job ends early. */
  static boolean suits(Network network, List<Phase> phases) {
    if (phases.stream().anyMatch(p -> p.training().earlyStopping().isPresent())
        || network.input().elements() >= DenseShape.WIDE) {
      return false;
    }
    Map<String, Shape> shapes = network.shapes();
    return network.nodes().stream()
        .allMatch(
            node ->
                Net.runs(node.layer())
                    && shapes.getOrDefault(node.name(), Shape.of()).elements() < DenseShape.WIDE
                    && (node.equals(network.output())
                        || node.layer().activation() != ActivationFunction.SOFTMAX));
  }
}
