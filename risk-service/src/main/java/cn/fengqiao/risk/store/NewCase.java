package cn.fengqiao.risk.store;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.risk.scoring.Report;
import org.jspecify.annotations.Nullable;

/**
 * A case heard of for the first time.
 *
 * @param place where it is counted together with others; null when no address was given
 * @param type code of what it is about
 * @param toldBy sequence of the case event that told the audience
 */
public record NewCase(
        Report report, @Nullable Place place, CaseMode mode, String type, Audience audience, long toldBy) {}
