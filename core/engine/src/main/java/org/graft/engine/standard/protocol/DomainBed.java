package org.graft.engine.standard.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graft.spi.Protocol;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;

/**
 * DomainBed (Gulrajani and Lopez-Paz 2021, arXiv:2007.01434): each domain in turn is held out; a
 * pretrained network is trained on four fifths of the others, and settings are chosen by accuracy
 * on held-out fifths of the training domains, on each training domain held out in turn, or, as the
 * paper's oracle does, on held-out fifths of the test domain. What is tested are the other four
 * fifths of the test domain. Fifths are stratified, where DomainBed's are not.
 */
@Name(
    value = "domain-bed",
    doc = "Training on all domains but one, settings chosen by one of DomainBed's rules.",
    cites = "arXiv:2007.01434")
public record DomainBed(
    @Param(
            doc =
                "What chooses: held-out fifths of the training-domains; leave-one-domain-out, each"
                    + " of them held out in turn; or test-domain, fifths of the domain that is"
                    + " tested, the paper's oracle.",
            byDefault = "training-domains")
        Chosen chosenOn)
    implements Protocol {
  /** Whose rows choose. */
  public enum Chosen {
    /** Those of the domains that are trained on. */
    TRAINING_DOMAINS,
    /** Those of each training domain, in models of the others. */
    LEAVE_ONE_DOMAIN_OUT,
    /** Those of the domain that is tested. */
    TEST_DOMAIN
  }

  @Override
  public Fixed fixes(List<Map<String, Object>> domains) {
    Domains.require(3, domains);
    String rule = chosenOn.name().toLowerCase(Locale.ROOT).replace('_', '-');
    List<Object> transfers = new ArrayList<>();
    for (int out = 0; out < domains.size(); out++) {
      Map<String, Object> target = new LinkedHashMap<>();
      target.put("train", Domains.others(domains, out));
      target.put("test", domains.get(out));
      target.put("chosen-on", rule);
      Map<String, Object> transfer = new LinkedHashMap<>();
      transfer.put("name", "all but " + Domains.label(domains.get(out)));
      transfer.put("target", Map.of("held-out-domain", target));
      transfers.add(transfer);
    }
    return new Fixed(
        Map.of(
            "transfers",
            transfers,
            "selection",
            chosenOn == Chosen.LEAVE_ONE_DOMAIN_OUT
                ? Map.of("on", "domains", "then", "refit", "by", "accuracy")
                : Map.of("on", "validation", "then", "keep", "by", "accuracy")),
        List.of(
            "Each of "
                + domains.size()
                + " domains is held out in turn; strategies train on four fifths of the others and"
                + " are tested on four fifths of it. "
                + chosen()));
  }

  private String chosen() {
    return switch (chosenOn) {
      case TRAINING_DOMAINS ->
          "Open settings are chosen by accuracy on the remaining fifths of the training domains.";
      case LEAVE_ONE_DOMAIN_OUT ->
          "Open settings are chosen by their mean accuracy on each training domain, of a model"
              + " trained on the other training domains; what was chosen is trained once more on"
              + " all of them.";
      case TEST_DOMAIN ->
          "Open settings are chosen by accuracy on the remaining fifths of the test domain, whose"
              + " other rows are tested (DomainBed's oracle, which is not to be had in practice).";
    };
  }
}
