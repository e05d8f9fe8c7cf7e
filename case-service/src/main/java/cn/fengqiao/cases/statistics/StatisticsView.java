package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.figures.Span;
import cn.fengqiao.cases.figures.Suppression.Shown;
import cn.fengqiao.cases.figures.Tally;
import cn.fengqiao.cases.statistics.Question.Grouping;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a period.
 *
 * @param from first month, {@code 2026-01}
 * @param to last month
 * @param area the place they are of
 * @param building whether they are being made from the cases for the first time, and are incomplete until then
 * @param asOf time of the newest event in them; absent while they are being made
 * @param waitingSince since when the oldest event waits that could not be read yet; absent when none does
 * @param relativeError how far a median or percentile may be off, of itself
 * @param groups by the key of each
 * @param total of all groups together; of studios a case is in as many as it was talked over in
 * @param corrections months in which something that had been counted there was taken out after they were over; by department also
 *     those of which something went over to another department
 */
@Schema(name = "StatisticsView")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatisticsView(
        String from,
        String to,
        Grouping by,
        String area,
        @Nullable String department,
        @Nullable String type,
        boolean building,
        @Nullable Instant asOf,
        @Nullable Instant waitingSince,
        double relativeError,
        List<Group> groups,
        Group total,
        List<Correction> corrections) {

    /**
     * A line.
     *
     * @param key code of the department or type, path of the area, month or id of the studio
     * @param suppressed whether something is held back
     * @param hidden names of the numbers that are held back because they are small, or because those could be computed from
     *     them
     * @param durations those that were measured of enough cases
     */
    @Schema(name = "StatisticsGroup")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Group(
            String key,
            String name,
            Numbers numbers,
            boolean suppressed,
            List<String> hidden,
            @Nullable Shares shares,
            List<Duration> durations) {}

    /**
     * How many cases; what is held back is absent.
     *
     * @param settled since when a case is settled, however: all the outcomes together
     * @param endedOtherwise mediation ended for another reason, or never began
     * @param openAtEnd at the end of the period, or of the month
     * @param overdue cases that first missed a clock
     * @param overdueAtL2 cases of which a miss first climbed to L2
     * @param settledInCommunity 小事不出社区: settled well while L3 answered
     * @param settledInSubdistrict 大事不出街道: settled well while L2 or L1 answered
     * @param pushedUpward 上交: handed on out of the platform, or guided to other routes
     */
    @Schema(name = "StatisticsNumbers")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Numbers(
            @Nullable Long registered,
            @Nullable Long accepted,
            @Nullable Long declined,
            @Nullable Long referredOut,
            @Nullable Long merged,
            @Nullable Long settled,
            @Nullable Long success,
            @Nullable Long partial,
            @Nullable Long failed,
            @Nullable Long refused,
            @Nullable Long endedOtherwise,
            @Nullable Long withoutMediation,
            @Nullable Long writtenOff,
            @Nullable Long openAtEnd,
            @Nullable Long overdue,
            @Nullable Long overdueAtL2,
            @Nullable Long overdueAtL1,
            @Nullable Long reopened,
            @Nullable Long settledInCommunity,
            @Nullable Long settledInSubdistrict,
            @Nullable Long pushedUpward) {

        static Numbers of(Shown shown) {
            return new Numbers(
                    number(shown, Measure.REGISTERED),
                    number(shown, Measure.ACCEPTED),
                    number(shown, Measure.DECLINED),
                    number(shown, Measure.REFERRED_OUT),
                    number(shown, Measure.MERGED),
                    number(shown, Measure.SETTLED),
                    number(shown, Measure.SUCCESS),
                    number(shown, Measure.PARTIAL),
                    number(shown, Measure.FAILED),
                    number(shown, Measure.REFUSED),
                    number(shown, Measure.ENDED_OTHERWISE),
                    number(shown, Measure.WITHOUT_MEDIATION),
                    number(shown, Measure.WRITTEN_OFF),
                    shown.openHidden() ? null : shown.line().open(),
                    number(shown, Measure.OVERDUE),
                    number(shown, Measure.OVERDUE_AT_L2),
                    number(shown, Measure.OVERDUE_AT_L1),
                    number(shown, Measure.REOPENED),
                    number(shown, Measure.IN_COMMUNITY),
                    number(shown, Measure.IN_SUBDISTRICT),
                    number(shown, Measure.UPWARD));
        }

        private static @Nullable Long number(Shown shown, Measure measure) {
            return shown.shows(measure) ? shown.line().tally().of(measure) : null;
        }
    }

    /** The three mottoes as shares of their sum; absent while there is nothing to share or one of them is held back. */
    @Schema(name = "StatisticsShares")
    record Shares(double settledInCommunity, double settledInSubdistrict, double pushedUpward) {}

    /**
     * How long something took, in hours, at most {@code relativeError} off.
     *
     * @param cases of how many it was measured; absent for who does not oversee the place
     * @param p90 what nine of ten did not exceed
     */
    @Schema(name = "StatisticsDuration")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Duration(Span span, @Nullable Long cases, double medianHours, double p90Hours) {}

    /**
     * A month that was corrected.
     *
     * @param corrections how many cases were taken out, or went over to another department; absent when so few that it is held back
     * @param lastAt when the last of them was; held back with the number, because a single one has that day
     */
    @Schema(name = "StatisticsCorrection")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Correction(
            String month,
            @Nullable Long corrections,
            @Nullable Instant lastAt) {}

    /** A case behind a number: what every department of the area may know of it. */
    @Schema(name = "StatisticsCase")
    record Item(
            String id,
            String number,
            String type,
            String typeName,
            String area,
            String place,
            String status,
            String statusName,
            String department) {}

    /**
     * A page of them.
     *
     * @param ownOnly whether only those are listed that the caller's department is on, because being in the number tells what was
     *     done about a case; there may be fewer of them then than the number says
     */
    @Schema(name = "StatisticsCasePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Item> items, boolean ownOnly, @Nullable String next) {}

    static Group group(Shown shown, String name) {
        return new Group(
                shown.line().key(),
                name,
                Numbers.of(shown),
                shown.suppressed(),
                hidden(shown),
                shares(shown),
                durations(shown));
    }

    /** The names of the numbers as they stand in the answer. */
    static String nameOf(Measure measure) {
        return switch (measure) {
            case REGISTERED -> "registered";
            case ACCEPTED -> "accepted";
            case SETTLED -> "settled";
            case SUCCESS -> "success";
            case PARTIAL -> "partial";
            case FAILED -> "failed";
            case REFUSED -> "refused";
            case ENDED_OTHERWISE -> "endedOtherwise";
            case WITHOUT_MEDIATION -> "withoutMediation";
            case WRITTEN_OFF -> "writtenOff";
            case DECLINED -> "declined";
            case REFERRED_OUT -> "referredOut";
            case MERGED -> "merged";
            case ENDED -> "ended";
            case OVERDUE -> "overdue";
            case OVERDUE_AT_L2 -> "overdueAtL2";
            case OVERDUE_AT_L1 -> "overdueAtL1";
            case REOPENED -> "reopened";
            case IN_COMMUNITY -> "settledInCommunity";
            case IN_SUBDISTRICT -> "settledInSubdistrict";
            case UPWARD -> "pushedUpward";
        };
    }

    private static List<String> hidden(Shown shown) {
        List<String> names = new ArrayList<>();
        shown.hidden().stream()
                .filter(measure -> measure != Measure.ENDED)
                .map(StatisticsView::nameOf)
                .forEach(names::add);
        if (shown.openHidden()) {
            names.add("openAtEnd");
        }
        return names;
    }

    private static @Nullable Shares shares(Shown shown) {
        Tally tally = shown.line().tally();
        double all = tally.of(Measure.IN_COMMUNITY) + tally.of(Measure.IN_SUBDISTRICT) + tally.of(Measure.UPWARD);
        return all == 0 || !shown.showsShares()
                ? null
                : new Shares(
                        rounded(tally.of(Measure.IN_COMMUNITY) / all, 10_000),
                        rounded(tally.of(Measure.IN_SUBDISTRICT) / all, 10_000),
                        rounded(tally.of(Measure.UPWARD) / all, 10_000));
    }

    private static List<Duration> durations(Shown shown) {
        Tally tally = shown.line().tally();
        return Arrays.stream(Span.values())
                .filter(shown::shows)
                .map(span -> new Duration(
                        span,
                        shown.countsMeasured() ? tally.of(span) : null,
                        hours(tally.seconds(span, 0.5)),
                        hours(tally.seconds(span, 0.9))))
                .toList();
    }

    private static double hours(double seconds) {
        return rounded(seconds / 3_600, 10_000);
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
