package cn.fengqiao.risk.store;

import cn.fengqiao.contract.CaseMode;

/**
 * Where cases are counted together. Drills have places of their own, so that an exercise never weighs on a real case.
 *
 * <p>The key knows the words of an address and not whose words they are: in two communities, or two grids of one, they name
 * two doors. Together with the areas of the cases it says which is meant.
 *
 * @param key keyed hash of an address
 */
public record Place(String key, CaseMode mode) {}
