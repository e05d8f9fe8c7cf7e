package cn.fengqiao.cases.campaign;

import cn.fengqiao.kit.problem.MultiLine;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why something is done. */
@Schema(name = "CampaignReason")
record Because(@MultiLine String reason) {}
