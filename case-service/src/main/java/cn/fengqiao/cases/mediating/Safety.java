package cn.fengqiao.cases.mediating;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of violence and of children in danger on a case. It belongs to the case and outlives a proceeding.
 *
 * @param screening what came of looking into the last flag; null while nobody has
 * @param report what was done about the duty to report; null while nobody has answered for it
 */
public record Safety(
        @Nullable Flag violence,
        @Nullable Screening screening,
        @Nullable Flag child,
        @Nullable Report report) {

    public static final Safety UNKNOWN = new Safety(null, null, null, null);

    /** @param by name of who says so */
    public record Flag(String by, Instant at, String reason) {}

    /** @param measures what keeps somebody safe, and may say where they are */
    public record Screening(
            String by,
            Instant at,
            Screened result,
            @Nullable String measures) {}

    /** Whether the parties may face each other. */
    public enum Screened {
        SAFE,
        UNSAFE
    }

    /**
     * 未成年人保护法 §11.
     *
     * @param to which office was told; null when it was not reported
     * @param whyNot null when it was
     */
    public record Report(
            String by,
            Instant at,
            @Nullable String to,
            @Nullable String whyNot) {}

    /**
     * Whether somebody has to report, or to say why not (未成年人保护法 §11).
     *
     * @param childAtIntake whether the answers given when the case was raised speak of a child in danger
     */
    public boolean mustReport(boolean childAtIntake) {
        return (childAtIntake || child != null) && report == null;
    }

    /** With a flag; what was found out before it says nothing of it. */
    public Safety violence(Flag flag) {
        return new Safety(flag, null, child, report);
    }

    public Safety screened(Screening found) {
        return new Safety(violence, found, child, report);
    }

    /** With a child in danger; a report of before does not answer for it. */
    public Safety child(Flag found) {
        return new Safety(violence, screening, found, null);
    }

    public Safety reported(Report answered) {
        return new Safety(violence, screening, child, answered);
    }
}
