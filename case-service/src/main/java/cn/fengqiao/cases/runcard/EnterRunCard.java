package cn.fengqiao.cases.runcard;

import java.util.List;

/** @param tasks one per department; none withdraws the card */
record EnterRunCard(List<CardTaskView> tasks) {}
