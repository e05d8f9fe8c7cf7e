package cn.fengqiao.cases.matter;

import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.contract.NeighbourhoodEvent;

/**
 * What became true of a matter.
 *
 * @param matter as it stands now; the desk counts its version
 * @param event what the others are told
 * @param remark what was said about it
 */
public record MatterFact(Matter matter, MatterStep step, NeighbourhoodEvent event, Remark remark) {}
