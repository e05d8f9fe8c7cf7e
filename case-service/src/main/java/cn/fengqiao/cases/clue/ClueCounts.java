package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.store.Clues;
import java.util.Map;

/** How many clues there are in each state; a state without any is left out. */
record ClueCounts(Map<Clues.State, Long> byState) {}
