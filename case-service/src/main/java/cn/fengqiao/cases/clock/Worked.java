package cn.fengqiao.cases.clock;

import java.time.Duration;

/** How much working time lies between two moments, or why nobody can say. */
public sealed interface Worked {

    record Time(Duration duration) implements Worked {}

    /** One of the moments lies in, or a stretch between them leads through, a year nobody has entered. */
    record NoData(int year) implements Worked {}
}
