package cn.fengqiao.cases.dispute;

import java.time.Instant;

/**
 * Why a case waits.
 *
 * @param reason code of the dictionary of pause reasons
 * @param until when its clocks run again at the latest
 */
public record Pause(String reason, Instant since, Instant until) {}
