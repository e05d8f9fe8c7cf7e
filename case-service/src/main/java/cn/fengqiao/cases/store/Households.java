package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The particulars of household cards: what stands on them, why it was changed, who called, and who offered them to whom. */
public final class Households {

    static final String COLUMNS = """
            h.id, h.number, h.area, h.status, h.identity, h.reference, h.next_due, h.closed_at, h.erased_at
            """;

    private static final String OFFER =
            "household_id, number, version, from_area, to_area, department, offered_at, taken";

    private final JdbcClient jdbc;

    public Households(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The personal part and what it is found by. */
    public record Sealed(byte[] document, int[] grams) {}

    /**
     * Why a step was done.
     *
     * @param caseId the case the step was about
     */
    public record Reason(long version, @Nullable UUID caseId, byte @Nullable [] sealed) {}

    /**
     * Somebody called on the household.
     *
     * @param version of the card, that the follow-up led to
     */
    public record FollowUp(
            long version,
            LocalDate on,
            String how,
            String byName,
            Department byDepartment,
            @Nullable LocalDate nextDue,
            byte @Nullable [] sealed) {}

    /**
     * An offer to take a card over, which stays with the sender until then.
     *
     * @param version of the card, that the offer led to; it names the offer
     * @param taken whether the card was taken over; kept so that a repeated acceptance is recognised
     */
    public record Offer(
            UUID household,
            String number,
            long version,
            AreaPath from,
            AreaPath to,
            Department department,
            Instant at,
            boolean taken) {}

    public Household get(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from household h where h.id = :id")
                .param("id", id)
                .query(Households::household)
                .single();
    }

    /** The card with this identity that is kept up, as far as the applied scope may know of it. */
    public Optional<Household> identified(OpenTransaction tx, String identity) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from household h where h.identity = :identity and h.status = 'ACTIVE'")
                .param("identity", identity)
                .query(Households::household)
                .optional();
    }

    public void open(OpenTransaction tx, Household card, Sealed personal) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into household (id, number, area, grid, status, identity, reference)
                        values (:id, :number, :area, :grid, :status, :identity, :reference)
                        """)
                .param("id", card.id())
                .param("number", card.number())
                .param("area", card.area().value())
                .param("grid", card.area().grid().value())
                .param("status", card.status().name())
                .param("identity", card.identity())
                .param("reference", card.reference())
                .update();
        jdbc.sql("insert into household_personal (household_id, sealed, grams) values (:id, :sealed, :grams)")
                .param("id", card.id())
                .param("sealed", personal.document())
                .param("grams", personal.grams())
                .update();
    }

    /** Writes the next state of a card whose matter is locked. */
    public void save(OpenTransaction tx, Household card) {
        tx.requireOpen();
        int saved = jdbc.sql("""
                        update household
                        set area = :area,
                            grid = :grid,
                            status = :status,
                            identity = :identity,
                            reference = :reference,
                            next_due = :nextDue,
                            closed_at = :closedAt,
                            erased_at = :erasedAt
                        where id = :id
                        """)
                .param("area", card.area().value())
                .param("grid", card.area().grid().value())
                .param("status", card.status().name())
                .param("identity", card.identity())
                .param("reference", card.reference())
                .param("nextDue", card.nextDue())
                .param("closedAt", Sql.time(card.closedAt()))
                .param("erasedAt", Sql.time(card.erasedAt()))
                .param("id", card.id())
                .update();
        if (saved != 1) {
            throw new IllegalStateException("card " + card.id() + " was not written");
        }
    }

    public void reseal(OpenTransaction tx, UUID id, Sealed personal) {
        tx.requireOpen();
        jdbc.sql("update household_personal set sealed = :sealed, grams = :grams where household_id = :id")
                .param("sealed", personal.document())
                .param("grams", personal.grams())
                .param("id", id)
                .update();
    }

    /** The sealed part; empty when the scope's department does not work on the card, or it was erased. */
    public Optional<byte[]> sealed(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select sealed from household_personal where household_id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
    }

    public void remark(OpenTransaction tx, UUID id, Reason reason) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into household_remark (household_id, version, case_id, sealed)
                        values (:id, :version, :caseId, :sealed)
                        """)
                .param("id", id)
                .param("version", reason.version())
                .param("caseId", reason.caseId())
                .param("sealed", reason.sealed())
                .update();
    }

    /** Reasons of the steps behind {@code after} that the scope's department may know of. */
    public List<Reason> reasons(OpenTransaction tx, UUID id, long after, long upTo) {
        tx.requireOpen();
        return jdbc.sql("""
                        select version, case_id, sealed
                        from household_remark
                        where household_id = :id
                        and version > :after
                        and version <= :upTo
                        order by version
                        """)
                .param("id", id)
                .param("after", after)
                .param("upTo", upTo)
                .query((row, number) -> new Reason(
                        row.getLong("version"), row.getObject("case_id", UUID.class), row.getBytes("sealed")))
                .list();
    }

    public void followUp(OpenTransaction tx, UUID id, FollowUp call) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into household_follow_up (
                            household_id, version, on_day, how, by_name, by_department, next_due, sealed)
                        values (:id, :version, :on, :how, :byName, :byDepartment, :nextDue, :sealed)
                        """)
                .param("id", id)
                .param("version", call.version())
                .param("on", call.on())
                .param("how", call.how())
                .param("byName", call.byName())
                .param("byDepartment", call.byDepartment().code())
                .param("nextDue", call.nextDue())
                .param("sealed", call.sealed())
                .update();
    }

    /** Follow-ups older than version {@code before}, newest first. */
    public List<FollowUp> followUps(OpenTransaction tx, UUID id, long before, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select version, on_day, how, by_name, by_department, next_due, sealed
                        from household_follow_up
                        where household_id = :id
                        and version < :before
                        order by version desc
                        limit :limit
                        """)
                .param("id", id)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new FollowUp(
                        row.getLong("version"),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("how"),
                        row.getString("by_name"),
                        Department.of(row.getString("by_department")),
                        row.getObject("next_due", LocalDate.class),
                        row.getBytes("sealed")))
                .list();
    }

    /** Makes an offer in the place of one that is over. */
    public void offer(OpenTransaction tx, Offer offer) {
        tx.requireOpen();
        endOffer(tx, offer.household());
        jdbc.sql("""
                        insert into household_move (
                            household_id, number, version, from_area, to_area, department, offered_at, taken)
                        values (:id, :number, :version, :from, :to, :department, :at, false)
                        """)
                .param("id", offer.household())
                .param("number", offer.number())
                .param("version", offer.version())
                .param("from", offer.from().value())
                .param("to", offer.to().value())
                .param("department", offer.department().code())
                .param("at", Sql.time(offer.at()))
                .update();
    }

    /** The last offer of a card, if the applied scope is at either end of it. */
    public Optional<Offer> offered(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + OFFER + " from household_move where household_id = :id")
                .param("id", id)
                .query(Households::offer)
                .optional();
    }

    /** Open offers to a department's people at places within {@code area}, in the order of the ids of their cards. */
    public List<Offer> offers(OpenTransaction tx, Department department, AreaPath area, UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + OFFER + """

                        from household_move
                        where department = :department
                        and to_area >= :area
                        and to_area < :behind
                        and household_id > :after
                        and not taken
                        order by household_id
                        limit :limit
                        """)
                .param("department", department.code())
                .param("area", area.value())
                .param("behind", area.value() + Sql.BEHIND_AREA)
                .param("after", after)
                .param("limit", limit)
                .query(Households::offer)
                .list();
    }

    public void take(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        jdbc.sql("update household_move set taken = true where household_id = :id")
                .param("id", id)
                .update();
    }

    public void endOffer(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        jdbc.sql("delete from household_move where household_id = :id")
                .param("id", id)
                .update();
    }

    /** A card that ended before {@code before}, longest ago, and still tells who lived there. */
    public Optional<UUID> toErase(OpenTransaction tx, Instant before, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id
                        from household
                        where closed_at < :before
                        and erased_at is null
                        and id <> all (:leftOut::uuid[])
                        order by closed_at
                        limit 1
                        """)
                .param("before", Sql.time(before))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /** Takes away everything sealed of a card, and what it was found by. */
    public void erase(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        for (String statement : List.of(
                "delete from household_personal where household_id = :id",
                "update household_remark set sealed = null where household_id = :id",
                "update household_follow_up set sealed = null where household_id = :id",
                "update household_case set sealed = null where household_id = :id")) {
            jdbc.sql(statement).param("id", id).update();
        }
    }

    static Household household(ResultSet row, int number) throws SQLException {
        return new Household(
                row.getObject("id", UUID.class),
                row.getString("number"),
                AreaPath.of(row.getString("area")),
                HouseholdStatus.valueOf(row.getString("status")),
                row.getString("identity"),
                row.getString("reference"),
                row.getObject("next_due", LocalDate.class),
                Sql.instantOrNull(row, "closed_at"),
                Sql.instantOrNull(row, "erased_at"));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getObject("household_id", UUID.class),
                row.getString("number"),
                row.getLong("version"),
                AreaPath.of(row.getString("from_area")),
                AreaPath.of(row.getString("to_area")),
                Department.of(row.getString("department")),
                Sql.instant(row, "offered_at"),
                row.getBoolean("taken"));
    }
}
