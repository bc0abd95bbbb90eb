package org.graft.engine.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.store.Store;
import org.graft.spi.base.Digest;
import org.graft.spi.data.Tensor;

/**
 * What trials predicted, kept so that metrics can be computed later: small predictions in the
 * ledger, in the transaction of their outcome; large ones in the store, where those that were not
 * used for the longest time go first.
 */
public record KeptPredictions(Store store) {
  private static final Logger LOG = LogManager.getLogger(KeptPredictions.class);

  /** Numbers up to which predictions are for the ledger: 64 KiB. */
  private static final int SMALL = 1 << 14;

  private static final String TENSOR = "probabilities";

  /** Stores large predictions; the others, by trial. */
  Map<String, Tensor> keep(Map<String, Tensor> predictions) throws InterruptedException {
    Map<String, Tensor> small = new HashMap<>();
    for (Map.Entry<String, Tensor> one : predictions.entrySet()) {
      if (one.getValue().shape().elements() <= SMALL) {
        small.put(one.getKey(), one.getValue());
      } else {
        store
            .put(
                key(one.getKey()), "predictions of " + one.getKey(), Map.of(TENSOR, one.getValue()))
            .forEach(finding -> LOG.warn("{}", finding.text()));
      }
    }
    return small;
  }

  /** What a trial of {@code ledger} predicted, [test examples, outputs]; empty where it went. */
  public Optional<Tensor> of(String trial, SqliteLedger ledger) throws InterruptedException {
    Optional<Tensor> small = ledger.predictions(trial);
    if (small.isPresent() || !store.has(key(trial))) {
      return small;
    }
    Store.Found found = store.find(key(trial));
    found.findings().forEach(finding -> LOG.warn("{}", finding.text()));
    Optional<Tensor> large = found.tensors().map(tensors -> tensors.get(TENSOR));
    Optional<Tensor> copied = large.map(t -> Tensor.of(t.shape(), t.toArray()));
    store.release(key(trial));
    return copied;
  }

  /** Whether what a trial of {@code ledger} predicted is at hand. */
  public boolean has(String trial, SqliteLedger ledger) {
    return ledger.predictions(trial).isPresent() || store.has(key(trial));
  }

  private static String key(String trial) {
    return new Digest().add("predictions").add(trial).hex();
  }
}
