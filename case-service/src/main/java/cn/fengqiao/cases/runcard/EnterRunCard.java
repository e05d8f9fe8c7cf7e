package cn.fengqiao.cases.runcard;

import cn.fengqiao.cases.card.RunCard;
import java.util.List;

/** @param tasks one per department; none withdraws the card */
record EnterRunCard(List<RunCard.CardTask> tasks) {}
