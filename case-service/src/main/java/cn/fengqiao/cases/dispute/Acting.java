package cn.fengqiao.cases.dispute;

import java.time.Instant;

/** Somebody acting at a moment, under the limits that hold then. */
public record Acting(Actor actor, Instant at, SignLimits limits) {}
