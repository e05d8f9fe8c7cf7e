package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.household.HouseholdView.HouseholdPage;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.store.HouseholdList;
import cn.fengqiao.cases.store.HouseholdStatus;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.PlausibleTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pages of cards. Numbers and places everybody may ask for; colours, names and addresses tell of people, so what is asked
 * by them finds only cards the caller may see these of, and nothing for who may see none.
 */
@Component
class CardLists {

    private static final HouseholdPage EMPTY = new HouseholdPage(List.of(), null);

    private final HouseholdList cards;
    private final CardSeal seal;
    private final CardViews views;

    CardLists(HouseholdList cards, CardSeal seal, CardViews views) {
        this.cards = cards;
        this.seal = seal;
        this.views = views;
    }

    /** Where a page ended. Both parts are what everybody may know of the card, so the mark needs no seal. */
    record After(AreaPath grid, UUID id) {
        static Optional<After> parse(String text) {
            String[] parts = text.split("~", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new After(AreaPath.of(parts[0]), UUID.fromString(parts[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException foreign) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return grid.value() + "~" + id;
        }
    }

    /** Where a page of what is due ended. */
    record DueAfter(LocalDate day, UUID id) {
        static final DueAfter NOTHING = new DueAfter(LocalDate.EPOCH, new UUID(0, 0));

        static Optional<DueAfter> parse(String text) {
            String[] parts = text.split("~", -1);
            try {
                return parts.length == 2
                        ? Optional.of(new DueAfter(PlausibleTime.day(parts[0]), UUID.fromString(parts[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException foreign) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return day + "~" + id;
        }
    }

    /** Which page. */
    record Wanted(
            AreaPath area,
            @Nullable HouseholdStatus status,
            Set<Colour> colours,
            @Nullable CardSearch search,
            @Nullable After after,
            int limit) {}

    Optional<CardSearch> search(@Nullable String q) {
        return CardSearch.of(q);
    }

    HouseholdPage page(OpenTransaction tx, Caller caller, Wanted wanted) {
        CardSearch search = wanted.search();
        CardSearch text = search != null && search.number() == null ? search : null;
        if (text != null && !CasePolicy.roleMaySee(caller, FieldClass.PARTIES)
                || !wanted.colours().isEmpty() && !CasePolicy.roleMaySee(caller, FieldClass.RISK)) {
            return EMPTY;
        }
        boolean anyStatus = wanted.status() == null && search != null && search.number() != null;
        var filter = new HouseholdList.Filter(
                wanted.area(),
                anyStatus ? null : wanted.status() == null ? HouseholdStatus.ACTIVE : wanted.status(),
                wanted.colours(),
                search == null ? null : search.number(),
                text == null ? new int[0] : pieces(text));
        After after = wanted.after();
        List<HouseholdList.Line> found = cards.page(
                tx,
                caller,
                filter,
                after == null ? null : new HouseholdList.Mark(after.grid(), after.id()),
                wanted.limit() + 1);
        List<HouseholdList.Line> page = found.stream().limit(wanted.limit()).toList();
        List<HouseholdList.Line> shown = text == null
                ? page
                : page.stream().filter(line -> matches(caller, line, text)).toList();
        String next = found.size() > wanted.limit()
                ? new After(
                                page.getLast().card().area().grid(),
                                page.getLast().card().id())
                        .toString()
                : null;
        return new HouseholdPage(views.items(tx, caller, shown, "households.list"), next);
    }

    HouseholdPage due(OpenTransaction tx, Caller caller, AreaPath area, LocalDate until, DueAfter after, int limit) {
        if (!CasePolicy.roleMaySee(caller, FieldClass.TIMELINE)) {
            return EMPTY;
        }
        List<HouseholdList.Line> found = cards.due(tx, caller, area, until, after.day(), after.id(), limit + 1);
        List<HouseholdList.Line> page = found.stream().limit(limit).toList();
        LocalDate last = page.isEmpty() ? null : page.getLast().card().nextDue();
        String next = found.size() > limit && last != null
                ? new DueAfter(last, page.getLast().card().id()).toString()
                : null;
        return new HouseholdPage(views.items(tx, caller, page, "households.due"), next);
    }

    private int[] pieces(CardSearch search) {
        String initials = search.initials();
        return initials == null ? seal.pieces(search.text()) : seal.initials(initials);
    }

    private boolean matches(Caller caller, HouseholdList.Line line, CardSearch search) {
        byte[] sealed = line.sealed();
        return sealed != null
                && MatterDesk.access(caller, line.matter()).shows(FieldClass.PARTIES)
                && search.matches(seal.open(line.card().id(), sealed));
    }
}
