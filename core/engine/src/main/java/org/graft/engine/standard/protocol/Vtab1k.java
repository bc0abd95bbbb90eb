package org.graft.engine.standard.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;
import org.graft.spi.training.TaskCard;

/**
 * VTAB-1k (Zhai et al. 2019, arXiv:1910.04867): settings are chosen with 800 rows to train on and
 * 200 to validate on, the chosen ones are trained once more on the 1,000 together, and the whole
 * test split is tested. Which rows these are was published as lists; a target brings them as {@code
 * rows: {train: FILE, validation: FILE}} or as lists of files ({@code image-list}). The lists are
 * not a part of Graft: it holds the target to their sizes.
 */
@Name(
    value = "vtab-1k",
    doc = "800 and 200 listed rows to choose, refit on the 1,000, the whole test split.",
    cites = "arXiv:1910.04867")
public record Vtab1k() implements Protocol {
  private static final int TRAIN = 800;
  private static final int VALIDATION = 200;

  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    return new Fixed(
        Map.of("selection", Map.of("on", "validation", "then", "refit")),
        List.of(
            "Settings that are open are chosen with 800 listed rows to train on and 200 to validate"
                + " on; every strategy is trained once more on the 1,000 together with what was"
                + " chosen, and tested once on the whole test split (VTAB-1k). Which rows these"
                + " are, the lists that the target names say."));
  }

  @Override
  public Optional<String> refusal(TaskCard task) {
    return task.train() == TRAIN && task.validation() == VALIDATION
        ? Optional.empty()
        : Optional.of(
            "VTAB-1k trains on 800 rows and validates on 200, by published lists; found "
                + task.train()
                + " and "
                + task.validation()
                + ". Name the lists beside the target, rows: {train: train800.txt, validation:"
                + " val200.txt}, or as lists of files, image-list: {train: .., validation: ..}");
  }
}
