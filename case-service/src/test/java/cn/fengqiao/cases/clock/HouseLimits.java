package cn.fengqiao.cases.clock;

import cn.fengqiao.contract.Colour;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The limits as domain and laws say them, written a second time; a test holds what the database brings against them. */
public final class HouseLimits {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 1);

    /** A row is a kind, a limit per colour, and how it may be extended; {@code -} is no limit. */
    private static final String HOUSE = """
            ACCEPT        | 15 MINUTE | 2 WORKING_HOUR | 1 WORKING_DAY
            SIGN          | 15 MINUTE | 2 WORKING_HOUR | 1 WORKING_DAY
            FIRST_CONTACT | 1 HOUR    | 24 HOUR        | 3 WORKING_DAY
            FIRST_REPORT  | 4 HOUR    | 2 WORKING_DAY  | 5 WORKING_DAY
            SILENCE       | 24 HOUR   | 5 DAY          | 15 DAY
            JOINT_MEETING | 24 HOUR   | 5 WORKING_DAY  | -
            PLAN          | 24 HOUR   | -              | -
            RESOLVE       | -         | 15 DAY         | 30 DAY
            """;

    private static final List<String> REASONS =
            List.of("APPRAISAL", "OTHER_PROCEEDING", "PARTY_ABSENT", "FORCE_MAJEURE");

    public static final ClockRules RULES =
            new ClockRules(Stream.concat(house().stream(), legal().stream()).toList());

    private HouseLimits() {}

    static Term term(String text) {
        String[] words = text.strip().split(" ");
        return new Term(Integer.parseInt(words[0]), TermUnit.valueOf(words[1]));
    }

    /** A rule with nothing but a limit, for tests of counting. */
    static ClockRule rule(ClockKind kind, Colour colour, LocalDate from, String limit) {
        return house(kind, colour, from, limit);
    }

    private static List<ClockRule> house() {
        List<ClockRule> rules = new ArrayList<>();
        for (String line : HOUSE.lines().toList()) {
            String[] cells = line.split("\\|");
            ClockKind kind = ClockKind.valueOf(cells[0].strip());
            for (Colour colour : Colour.values()) {
                String limit = switch (colour) {
                    case RED -> cells[1];
                    case YELLOW -> cells[2];
                    case BLUE, NONE -> cells[3];
                };
                if (!limit.strip().equals("-")) {
                    rules.add(house(kind, colour, FROM, limit));
                }
            }
        }
        return rules;
    }

    private static ClockRule house(ClockKind kind, Colour colour, LocalDate from, String limit) {
        String[] climbs = switch (colour) {
            case RED -> new String[] {"15 MINUTE", "30 MINUTE"};
            case YELLOW -> new String[] {"4 WORKING_HOUR", "8 WORKING_HOUR"};
            case BLUE, NONE -> new String[] {"2 WORKING_DAY", "5 WORKING_DAY"};
        };
        boolean resolve = kind == ClockKind.RESOLVE;
        boolean yellow = colour == Colour.YELLOW;
        return new ClockRule(
                kind,
                colour,
                from,
                term(limit),
                term(climbs[0]),
                term(climbs[1]),
                resolve ? new PauseRule(term(yellow ? "15 DAY" : "30 DAY"), REASONS) : null,
                resolve ? new ExtensionRule(term("15 DAY"), 1, !yellow) : null,
                "枫桥平台默认时限",
                "",
                "",
                List.of("L3", "L2", "L1"));
    }

    private static List<ClockRule> legal() {
        return List.of(
                legal(ClockKind.JUDICIAL_CONFIRMATION, "2024-01-01", "30 LEGAL_DAY", null),
                legal(ClockKind.PETITION_ACCEPTANCE, "2022-05-01", "15 LEGAL_DAY", null),
                legal(ClockKind.PETITION_REROUTE, "2022-05-01", "5 LEGAL_WORKING_DAY", null),
                legal(
                        ClockKind.PETITION_CONCLUSION,
                        "2022-05-01",
                        "60 LEGAL_DAY",
                        new ExtensionRule(term("30 LEGAL_DAY"), 1, false)),
                legal(ClockKind.PROTECTION_ORDER, "2016-03-01", "72 HOUR", null),
                legal(ClockKind.PROTECTION_ORDER_URGENT, "2016-03-01", "24 HOUR", null),
                legal(ClockKind.PROTECTION_ORDER_VALIDITY, "2016-03-01", "6 MONTH", null));
    }

    private static ClockRule legal(ClockKind kind, String from, String limit, @Nullable ExtensionRule extension) {
        return new ClockRule(
                kind, null, LocalDate.parse(from), term(limit), null, null, null, extension, "", "", "", List.of());
    }
}
