package cn.fengqiao.cases.store;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.clock.ClockRules;
import cn.fengqiao.cases.clock.ExtensionRule;
import cn.fengqiao.cases.clock.PauseRule;
import cn.fengqiao.cases.clock.Term;
import cn.fengqiao.cases.clock.TermUnit;
import cn.fengqiao.cases.clock.WorkingCalendar;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The working calendar and the limits as they stand in the database. */
public final class ClockTables {

    /** How a limit of any colour stands in its table. */
    private static final String ANY = "ANY";

    private final JdbcClient jdbc;

    public ClockTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A year as somebody entered it, days in order. */
    public record EnteredYear(
            int year,
            String source,
            List<LocalDate> holidays,
            List<LocalDate> makeUpDays,
            String enteredBy,
            Instant enteredAt) {}

    /** A limit as somebody entered it. */
    public record EnteredRule(ClockRule rule, String enteredBy, Instant enteredAt) {}

    /** All that clocks are started and moved by. */
    public ClockBook book(WorkingHours hours, ZoneId zone) {
        var calendar = new WorkingCalendar(
                years().stream()
                        .collect(Collectors.toMap(
                                EnteredYear::year,
                                year -> new WorkingCalendar.Year(
                                        Set.copyOf(year.holidays()), Set.copyOf(year.makeUpDays())))),
                hours,
                zone);
        return new ClockBook(
                new ClockRules(rules().stream().map(EnteredRule::rule).toList()), calendar);
    }

    /** In order. */
    public List<EnteredYear> years() {
        return jdbc.sql("""
                        select year, source, holidays, make_up_days, entered_by, entered_at
                        from calendar_year
                        order by year
                        """)
                .query((row, number) -> new EnteredYear(
                        row.getInt("year"),
                        row.getString("source"),
                        days(row, "holidays"),
                        days(row, "make_up_days"),
                        row.getString("entered_by"),
                        Sql.instant(row, "entered_at")))
                .list();
    }

    public Optional<EnteredYear> year(int year) {
        return years().stream().filter(entered -> entered.year() == year).findFirst();
    }

    /** Enters a year, or puts it in the place of what was entered before. */
    public void enter(OpenTransaction tx, int year, String source, WorkingCalendar.Year notice, String enteredBy) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into calendar_year (year, source, holidays, make_up_days, entered_by)
                        values (:year, :source, :holidays::date[], :makeUpDays::date[], :enteredBy)
                        on conflict (year) do update
                            set source = excluded.source,
                                holidays = excluded.holidays,
                                make_up_days = excluded.make_up_days,
                                entered_by = excluded.entered_by,
                                entered_at = now()
                        """)
                .param("year", year)
                .param("source", source)
                .param("holidays", texts(notice.holidays()))
                .param("makeUpDays", texts(notice.makeUpDays()))
                .param("enteredBy", enteredBy)
                .update();
    }

    /** By kind, colour and date. */
    public List<EnteredRule> rules() {
        return jdbc.sql("""
                        select *
                        from clock_rule
                        order by kind, colour, effective_from
                        """)
                .query((row, number) ->
                        new EnteredRule(rule(row), row.getString("entered_by"), Sql.instant(row, "entered_at")))
                .list();
    }

    /** Enters an edition, or puts it in the place of one of the same date that is not in force yet. */
    public void enter(OpenTransaction tx, ClockRule rule, String enteredBy) {
        tx.requireOpen();
        Term toL2 = rule.toL2();
        Term toL1 = rule.toL1();
        PauseRule pause = rule.pause();
        ExtensionRule extension = rule.extension();
        jdbc.sql("""
                        insert into clock_rule (
                            kind, colour, effective_from, limit_amount, limit_unit, l2_amount, l2_unit, l1_amount, l1_unit,
                            pause_amount, pause_unit, pause_reasons, extension_amount, extension_unit, extension_times,
                            extension_consent_of_both, article, start_event, consequence, warned, entered_by)
                        values (
                            :kind, :colour, :effectiveFrom, :limitAmount, :limitUnit, :l2Amount, :l2Unit, :l1Amount, :l1Unit,
                            :pauseAmount, :pauseUnit, :pauseReasons, :extensionAmount, :extensionUnit, :extensionTimes,
                            :consentOfBoth, :article, :startEvent, :consequence, :warned, :enteredBy)
                        on conflict (kind, colour, effective_from) do update
                            set limit_amount = excluded.limit_amount,
                                limit_unit = excluded.limit_unit,
                                l2_amount = excluded.l2_amount,
                                l2_unit = excluded.l2_unit,
                                l1_amount = excluded.l1_amount,
                                l1_unit = excluded.l1_unit,
                                pause_amount = excluded.pause_amount,
                                pause_unit = excluded.pause_unit,
                                pause_reasons = excluded.pause_reasons,
                                extension_amount = excluded.extension_amount,
                                extension_unit = excluded.extension_unit,
                                extension_times = excluded.extension_times,
                                extension_consent_of_both = excluded.extension_consent_of_both,
                                article = excluded.article,
                                start_event = excluded.start_event,
                                consequence = excluded.consequence,
                                warned = excluded.warned,
                                entered_by = excluded.entered_by,
                                entered_at = now()
                        """)
                .param("kind", rule.kind().name())
                .param("colour", colour(rule.colour()))
                .param("effectiveFrom", rule.effectiveFrom())
                .param("limitAmount", rule.limit().amount())
                .param("limitUnit", rule.limit().unit().name())
                .param("l2Amount", of(toL2, Term::amount))
                .param("l2Unit", of(toL2, term -> term.unit().name()))
                .param("l1Amount", of(toL1, Term::amount))
                .param("l1Unit", of(toL1, term -> term.unit().name()))
                .param("pauseAmount", of(pause, it -> it.most().amount()))
                .param("pauseUnit", of(pause, it -> it.most().unit().name()))
                .param("pauseReasons", of(pause, it -> it.reasons().toArray(String[]::new)))
                .param("extensionAmount", of(extension, it -> it.term().amount()))
                .param("extensionUnit", of(extension, it -> it.term().unit().name()))
                .param("extensionTimes", of(extension, ExtensionRule::times))
                .param("consentOfBoth", of(extension, ExtensionRule::consentOfBoth))
                .param("article", rule.article())
                .param("startEvent", rule.startEvent())
                .param("consequence", rule.consequence())
                .param("warned", rule.warned().toArray(String[]::new))
                .param("enteredBy", enteredBy)
                .update();
    }

    private static ClockRule rule(ResultSet row) throws SQLException {
        String colour = row.getString("colour");
        Term pause = term(row, "pause");
        Term extension = term(row, "extension");
        return new ClockRule(
                ClockKind.valueOf(row.getString("kind")),
                colour.equals(ANY) ? null : Colour.valueOf(colour),
                row.getObject("effective_from", LocalDate.class),
                new Term(row.getInt("limit_amount"), TermUnit.valueOf(row.getString("limit_unit"))),
                term(row, "l2"),
                term(row, "l1"),
                pause == null ? null : new PauseRule(pause, words(row, "pause_reasons")),
                extension == null
                        ? null
                        : new ExtensionRule(
                                extension, row.getInt("extension_times"), row.getBoolean("extension_consent_of_both")),
                row.getString("article"),
                row.getString("start_event"),
                row.getString("consequence"),
                words(row, "warned"));
    }

    private static @Nullable Term term(ResultSet row, String name) throws SQLException {
        String unit = row.getString(name + "_unit");
        return unit == null ? null : new Term(row.getInt(name + "_amount"), TermUnit.valueOf(unit));
    }

    private static <T, V> @Nullable V of(@Nullable T value, Function<T, V> part) {
        return value == null ? null : part.apply(value);
    }

    private static String colour(@Nullable Colour colour) {
        return colour == null ? ANY : colour.name();
    }

    private static String[] texts(Collection<LocalDate> days) {
        return new TreeSet<>(days).stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static List<LocalDate> days(ResultSet row, String column) throws SQLException {
        return Stream.of((java.sql.Date[]) row.getArray(column).getArray())
                .map(java.sql.Date::toLocalDate)
                .sorted()
                .toList();
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
