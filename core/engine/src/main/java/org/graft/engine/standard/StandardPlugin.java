package org.graft.engine.standard;

import java.util.List;
import org.graft.engine.standard.mlflow.MlFlow;
import org.graft.engine.standard.protocol.DomainBed;
import org.graft.engine.standard.protocol.FewShot;
import org.graft.engine.standard.protocol.FiveByTwo;
import org.graft.engine.standard.protocol.Halves;
import org.graft.engine.standard.protocol.HeldOutDomain;
import org.graft.engine.standard.protocol.KFold;
import org.graft.engine.standard.protocol.LeaveOneDomainOut;
import org.graft.engine.standard.protocol.Pairs;
import org.graft.engine.standard.protocol.Vtab1k;
import org.graft.engine.standard.tensorboard.TensorBoard;
import org.graft.spi.Choose;
import org.graft.spi.ChooseBackbone;
import org.graft.spi.Plugin;
import org.graft.spi.base.Extension;
import org.graft.spi.training.Schedule;

/**
 * Offers metrics, schedules, the thread executor, the choice among strategies and fitted trials as
 * backbones.
 */
public final class StandardPlugin implements Plugin {
  @Override
  public int spi() {
    return Plugin.SPI;
  }

  @Override
  public List<Class<? extends Extension>> extensions() {
    return List.of(
        Accuracy.class,
        TopK.class,
        BalancedAccuracy.class,
        MacroF1.class,
        LogLoss.class,
        Brier.class,
        CalibrationError.class,
        MeanAveragePrecision.class,
        MicroF1.class,
        SubsetAccuracy.class,
        HammingLoss.class,
        Rmse.class,
        Mae.class,
        RSquared.class,
        Spearman.class,
        Schedule.Constant.class,
        Schedule.Step.class,
        Schedule.Exponential.class,
        Schedule.Cosine.class,
        Schedule.SlantedTriangle.class,
        Schedule.OneCycle.class,
        ThreadExecutor.class,
        RunTrial.class,
        Concat.class,
        HeldOutDomain.class,
        Vtab1k.class,
        FewShot.class,
        KFold.class,
        FiveByTwo.class,
        Halves.class,
        Pairs.class,
        LeaveOneDomainOut.class,
        DomainBed.class,
        Choose.class,
        ChooseBackbone.class,
        JsonLines.class,
        TensorBoard.class,
        MlFlow.class);
  }
}
