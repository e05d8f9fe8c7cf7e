package cn.fengqiao.risk.store;

import cn.fengqiao.contract.CaseMode;

/**
 * Where cases are counted together. Drills have places of their own, so that an exercise never weighs on a real case.
 *
 * @param key keyed hash of an address
 */
public record Place(String key, CaseMode mode) {}
