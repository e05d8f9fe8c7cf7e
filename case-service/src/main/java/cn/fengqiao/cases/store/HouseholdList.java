package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages of household cards, in the order a grid worker walks: grid by grid, and within a grid as they were opened. What is
 * read for a page does not grow with the cards there are.
 */
public final class HouseholdList {

    /** Of the cards along the way, before the index over the texts is asked. A card takes some microseconds. */
    private static final int STEPS = 1_000;

    private final JdbcClient jdbc;

    public HouseholdList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page ended: both parts are what everybody may know of the card. */
    public record Mark(AreaPath grid, UUID id) {}

    /**
     * Which cards.
     *
     * @param area null for the whole of the caller's area
     * @param status null for every one
     * @param colours those that are asked for; empty for all
     * @param number what the number begins with
     * @param pieces numbers of the blind index, all of which a card has to carry; empty for no text
     */
    public record Filter(
            @Nullable AreaPath area,
            @Nullable HouseholdStatus status,
            Set<Colour> colours,
            @Nullable String number,
            int[] pieces) {}

    /**
     * A card of a page.
     *
     * @param sealed null where the scope's department does not work on it, and where it was erased
     */
    public record Line(Household card, Matter matter, byte @Nullable [] sealed) {}

    /** The next cards behind {@code after}. */
    public List<Line> page(OpenTransaction tx, Caller caller, Filter filter, @Nullable Mark after, int limit) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("limit", limit);
        String which = which(filter, after, parameters);
        if (!filter.colours().isEmpty()) {
            return lines(coloured(filter, caller, which, parameters), parameters);
        }
        if (filter.pieces().length == 0) {
            return lines(select("select h.* from household h where true " + which), parameters);
        }
        parameters.put("pieces", filter.pieces());
        parameters.put("steps", STEPS);
        List<Line> near = lines(select("""
                select h.*
                from (select h.* from household h where true %s order by h.grid, h.id limit :steps) as h
                where exists (
                    select from household_personal p
                    where p.household_id = h.id
                    and p.grams @> :pieces::integer[]
                    offset 0)
                """.formatted(which)), parameters);
        if (near.size() == limit) {
            return near;
        }
        return lines(
                select("select h.* from households_with_text(:pieces::integer[], true) h where true " + which),
                parameters);
    }

    /** Cards that carry one of the numbers of the blind index and on which the scope's department works. */
    public List<Line> carrying(OpenTransaction tx, int[] anyOf, int most) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("pieces", anyOf);
        parameters.put("limit", most);
        return lines(
                select("select h.* from households_with_text(:pieces::integer[], false) h where h.status = 'ACTIVE'"),
                parameters);
    }

    /** Cards of the caller's department on which somebody is to call by {@code until}, the longest overdue first. */
    public List<Line> due(
            OpenTransaction tx,
            Caller caller,
            AreaPath area,
            LocalDate until,
            LocalDate afterDay,
            UUID afterId,
            int limit) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("department", caller.department().code());
        parameters.put("until", until);
        parameters.put("afterDay", afterDay);
        parameters.put("afterId", afterId);
        parameters.put("limit", limit);
        String within = within(area, parameters);
        return lines("""
                select %s, m.departments, m.lead, m.version, m.opened_at, m.changed_at, p.sealed
                from (
                    select h.*
                    from household h
                    where h.next_due <= :until
                    and (h.next_due, h.id) > (:afterDay::date, :afterId::uuid)
                    and exists (
                        select from matter m where m.id = h.id and :department = any (m.departments) offset 0)
                    %s
                    order by h.next_due, h.id
                    limit :limit) as h
                join matter m on m.id = h.id
                left join household_personal p on p.household_id = h.id
                order by h.next_due, h.id
                """.formatted(Households.COLUMNS, within), parameters);
    }

    private static String which(Filter filter, @Nullable Mark after, Map<String, @Nullable Object> parameters) {
        var conditions = new StringBuilder();
        if (filter.area() != null) {
            conditions.append(within(filter.area(), parameters));
        }
        if (filter.status() != null) {
            parameters.put("status", filter.status().name());
            // said as a literal where a partial index has to recognise it
            conditions.append(
                    filter.status() == HouseholdStatus.ACTIVE
                            ? "and h.status = 'ACTIVE'\n"
                            : "and h.status = :status and h.status <> 'ACTIVE'\n");
        }
        if (filter.number() != null) {
            parameters.put("number", filter.number());
            parameters.put("numberEnd", filter.number() + "~");
            conditions.append("and h.number >= :number and h.number < :numberEnd\n");
        }
        if (after != null) {
            parameters.put("afterGrid", after.grid().value());
            parameters.put("afterId", after.id());
            conditions.append("and (h.grid, h.id) > (:afterGrid, :afterId::uuid)\n");
        }
        return conditions.toString();
    }

    /** A range, because ranges of text are leakproof and may use an index under row-level security. */
    private static String within(AreaPath area, Map<String, @Nullable Object> parameters) {
        AreaPath grid = area.grid();
        parameters.put("place", grid.value());
        parameters.put("behindPlace", grid.value() + Sql.BEHIND_AREA);
        String range = "and h.grid >= :place and h.grid < :behindPlace\n";
        if (grid.equals(area)) {
            return range;
        }
        parameters.put("building", area.value());
        parameters.put("behindBuilding", area.value() + Sql.BEHIND_AREA);
        return range + "and h.area >= :building and h.area < :behindBuilding\n";
    }

    /**
     * From the few open cases that have a colour to their cards, or every card of the department but those. Whose
     * department does not work on a card is not told that it has no colour either.
     */
    private static String coloured(
            Filter filter, Caller caller, String which, Map<String, @Nullable Object> parameters) {
        parameters.put("department", caller.department().code());
        parameters.put("colours", filter.colours().stream().map(Colour::ordinal).toArray(Integer[]::new));
        String coloured = """
                with coloured as materialized (
                    select l.household_id, max(c.colour) as colour
                    from dispute_case c
                    join household_case l on l.case_id = c.id
                    where l.unlinked_at is null
                    and %s
                    group by l.household_id)
                """.formatted(HouseholdCases.COUNTS);
        String some = "select h.* from coloured k join household h on h.id = k.household_id "
                + "where k.colour = any (:colours::integer[])\n" + which;
        String none = """
                select h.*
                from household h
                where not exists (select from coloured k where k.household_id = h.id)
                and exists (select from matter m where m.id = h.id and :department = any (m.departments) offset 0)
                %s order by h.grid, h.id limit :limit""".formatted(which);
        boolean withNone = filter.colours().contains(Colour.NONE);
        boolean withSome = filter.colours().stream().anyMatch(colour -> colour != Colour.NONE);
        String either = withNone && withSome ? some + "\nunion all\n(" + none + ")" : withNone ? none : some;
        return coloured + select(either);
    }

    /** A page of some cards with what stands beside them; limited before anything is joined. */
    private static String select(String cards) {
        return """
                select %s, m.departments, m.lead, m.version, m.opened_at, m.changed_at, p.sealed
                from (
                    select * from (%s) as h
                    order by h.grid, h.id
                    limit :limit) as h
                join matter m on m.id = h.id
                left join household_personal p on p.household_id = h.id
                order by h.grid, h.id
                """.formatted(Households.COLUMNS, cards);
    }

    /** Planned for what is asked each time: a plan for any area and any text reads far too much for most of them. */
    private List<Line> lines(String sql, Map<String, @Nullable Object> parameters) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        return jdbc.sql(sql).params(parameters).query(HouseholdList::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        Household card = Households.household(row, number);
        return new Line(
                card, Matters.ofKind(row, card.id(), MatterKind.HOUSEHOLD, card.area()), row.getBytes("sealed"));
    }
}
