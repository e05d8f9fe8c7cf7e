package cn.fengqiao.cases.responsibility;

import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;

/** What somebody answers as: one of the three levels, as the one who answers or as the one who stands in. */
public record Duty(Level level, Seat seat) {}
