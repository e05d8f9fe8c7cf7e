package cn.fengqiao.cases.screening;

import cn.fengqiao.contract.AreaPath;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a campaign covers.
 *
 * @param area a community or a grid
 * @param households how many there are, if known
 */
public record Place(AreaPath area, @Nullable Integer households) {}
