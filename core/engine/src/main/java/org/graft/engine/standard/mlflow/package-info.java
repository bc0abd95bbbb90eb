/**
 * Runs on an MLflow tracking server: {@link org.graft.engine.standard.mlflow.MlFlow} is the
 * tracker. It speaks MLflow's REST interface with the JDK's own client, so that no library comes
 * along, on a thread of its own, so that no run waits for a server.
 */
@NullMarked
package org.graft.engine.standard.mlflow;

import org.jspecify.annotations.NullMarked;
