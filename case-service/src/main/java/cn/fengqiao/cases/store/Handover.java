package cn.fengqiao.cases.store;

import cn.fengqiao.cases.responsibility.Duty;
import java.time.Instant;
import java.util.UUID;

/**
 * A handover that was proposed and not answered.
 *
 * @param moment from when on the successor shall be responsible, if they accept before it
 * @param proposedBy subject of who proposed it
 */
public record Handover(Duty duty, UUID sender, UUID successor, Instant moment, String proposedBy, Instant proposedAt) {}
