package cn.fengqiao.cases.appointment;

import java.time.Instant;

/** How an appointment stands. Until it begins it may be moved or cancelled; from then on it was kept or it was not. */
public enum BookingStatus {
    BOOKED("已预约"),
    KEPT("已到访"),
    NO_SHOW("未到访"),
    CANCELLED("已取消");

    private final String zh;

    BookingStatus(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    /** Whether it may still be moved or cancelled. */
    public boolean changeable(Slot slot, Instant now) {
        return this == BOOKED && now.isBefore(slot.start());
    }

    /** Whether it is time to say what became of it. */
    public boolean due(Slot slot, Instant now) {
        return this == BOOKED && !now.isBefore(slot.start());
    }
}
