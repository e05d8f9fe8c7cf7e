package cn.fengqiao.gateway.live;

import java.time.Duration;

/**
 * How much is sent again to a console that comes from another instance or an earlier start.
 *
 * @param least with less than that it has to load anew; under load the ring holds no more than some seconds
 */
record Overlap(Duration wanted, Duration least) {}
