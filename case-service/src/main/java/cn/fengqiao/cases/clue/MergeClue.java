package cn.fengqiao.cases.clue;

import cn.fengqiao.contract.ClueEvent.ClueTarget;
import java.util.UUID;

/**
 * It is about what another clue or a case is about.
 *
 * @param into the clue or case it lives on in; one the caller may know of
 */
record MergeClue(ClueTarget kind, UUID into) {}
