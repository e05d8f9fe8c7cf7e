package cn.fengqiao.cases.clock;

import java.time.ZoneId;

/** The time of the place. All of the country has one (北京时间), so it is no setting. */
public final class PlaceTime {

    /** In which a day begins and ends, and a moment is written. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private PlaceTime() {}
}
