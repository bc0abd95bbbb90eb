package org.graft.strategies.head;

import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/** Support vector machines with a Gaussian kernel, one for each pair of classes, by LIBSVM. */
final class PairwiseMachines {
  private static final double TOLERANCE = 1e-3;
  private static final double CACHE_MEGABYTES = 100;

  static {
    svm.svm_set_print_string_function(text -> {});
  }

  private final svm_model model;
  private final int classes;

  /** The classes in the order of the library, which is that in which they are met. */
  private final int[] order;

  private PairwiseMachines(svm_model model, int classes) {
    this.model = model;
    this.classes = classes;
    this.order = new int[svm.svm_get_nr_class(model)];
    svm.svm_get_labels(model, order);
  }

  static PairwiseMachines fit(
      double[][] x, int[] labels, int classes, double penalty, double gamma) {
    svm_problem problem = new svm_problem();
    problem.l = x.length;
    problem.x = new svm_node[x.length][];
    problem.y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      problem.x[i] = nodes(x[i]);
      problem.y[i] = labels[i];
    }
    svm_parameter how = new svm_parameter();
    how.svm_type = svm_parameter.C_SVC;
    how.kernel_type = svm_parameter.RBF;
    how.gamma = gamma;
    how.C = 1 / penalty;
    how.eps = TOLERANCE;
    how.cache_size = CACHE_MEGABYTES;
    how.shrinking = 1;
    how.weight_label = new int[0];
    how.weight = new double[0];
    return new PairwiseMachines(svm.svm_train(problem, how), classes);
  }

  private static svm_node[] nodes(double[] row) {
    svm_node[] nodes = new svm_node[row.length];
    for (int j = 0; j < row.length; j++) {
      nodes[j] = new svm_node();
      nodes[j].index = j + 1;
      nodes[j].value = row[j];
    }
    return nodes;
  }

  /** Votes, and within one vote the summed decision values, [classes]. */
  double[] scores(double[] row) {
    int met = order.length;
    double[] decisions = new double[Math.max(1, met * (met - 1) / 2)];
    svm.svm_predict_values(model, nodes(row), decisions);
    double[] votes = new double[classes];
    double[] sums = new double[classes];
    java.util.Arrays.fill(votes, -1);
    for (int c : order) {
      votes[c] = 0;
    }
    int next = 0;
    for (int a = 0; a < met; a++) {
      for (int b = a + 1; b < met; b++) {
        double decision = decisions[next++];
        votes[decision > 0 ? order[a] : order[b]]++;
        sums[order[a]] += decision;
        sums[order[b]] -= decision;
      }
    }
    for (int c = 0; c < classes; c++) {
      votes[c] += sums[c] / (3 * (Math.abs(sums[c]) + 1));
    }
    return votes;
  }

  /** Share of rows whose label has the highest score; of equal ones the first counts. */
  double accuracy(double[][] x, int[] labels) {
    int right = 0;
    for (int i = 0; i < x.length; i++) {
      double[] z = scores(x[i]);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = z[c] > z[best] ? c : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return (double) right / Math.max(1, x.length);
  }

  /** Numbers that training set: support vectors' coefficients and the machines' biases. */
  long size() {
    return (long) model.l * (order.length - 1) + (long) order.length * (order.length - 1) / 2;
  }
}
