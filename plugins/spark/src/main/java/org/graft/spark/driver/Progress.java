package org.graft.spark.driver;

import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Notes which tasks were begun and which have ended. */
final class Progress extends SparkListener {
  private final StateFile state;

  Progress(StateFile state) {
    this.state = state;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    state.write("began " + start.taskInfo().index());
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() == Success$.MODULE$) {
      state.write("ended " + end.taskInfo().index());
    } else {
      System.err.println("task " + end.taskInfo().index() + ": " + end.reason());
    }
  }
}
