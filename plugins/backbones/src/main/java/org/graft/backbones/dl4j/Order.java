package org.graft.backbones.dl4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which DL4J runs a graph and stores its numbers, where a file does not state it: A.
 * B. Kahn's topological sort (doi:10.1145/368996.369025). Of vertices that are free at once DL4J
 * takes them as a {@link HashSet} of their numbers lists them, so the sets here are of that kind
 * too.
 */
final class Order {
  private Order() {}

  /**
   * Names of inputs and vertices, each after those it reads.
   *
   * @param inputs the network's inputs
   * @param reads for each vertex, in the file's order, the names of what it reads
   * @throws IllegalArgumentException if a vertex reads what is not there, or one reads itself
   */
  static List<String> of(List<String> inputs, Map<String, List<String>> reads) {
    List<String> names = new ArrayList<>(inputs);
    names.addAll(reads.keySet());
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    List<Set<Integer>> before = new ArrayList<>();
    List<Set<Integer>> after = new ArrayList<>();
    names.forEach(
        name -> {
          before.add(new HashSet<>());
          after.add(new HashSet<>());
        });
    for (String name : reads.keySet()) {
      for (String read : reads.getOrDefault(name, List.of())) {
        Integer source = numbers.get(read);
        if (source == null) {
          throw new IllegalArgumentException(
              "vertex '" + name + "' reads '" + read + "', which is not there");
        }
        before.get(numbers.getOrDefault(name, 0)).add(source);
        after.get(source).add(numbers.getOrDefault(name, 0));
      }
    }
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).isEmpty()) {
        free.add(i);
      }
    }
    List<String> order = new ArrayList<>();
    while (!free.isEmpty()) {
      Integer next = free.remove();
      order.add(names.get(next));
      for (Integer reader : after.get(next)) {
        before.get(reader).remove(next);
        if (before.get(reader).isEmpty()) {
          free.add(reader);
        }
      }
    }
    if (order.size() < names.size()) {
      throw new IllegalArgumentException("its vertices read one another in a circle");
    }
    return order;
  }
}
