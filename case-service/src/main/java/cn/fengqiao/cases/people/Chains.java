package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.people.ChainView.ChainLevel;
import cn.fengqiao.cases.people.ChainView.GapItem;
import cn.fengqiao.cases.people.ChainView.GapPage;
import cn.fengqiao.cases.people.ChainView.GapView;
import cn.fengqiao.cases.people.ChainView.OnDuty;
import cn.fengqiao.cases.people.ChainView.OnDutyLevel;
import cn.fengqiao.cases.responsibility.Gap;
import cn.fengqiao.cases.responsibility.Responsibilities;
import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.store.Officials;
import cn.fengqiao.cases.store.ResponsibilityRows;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows who answers for a place. What a community inherits stands at the subdistrict, which lies outside the competence of
 * whoever works for that community alone: so the caller's competence is asked for the place, and its chain is then read by
 * the service itself.
 */
@Component
class Chains {

    /** Who leaves within so many days is reported. */
    private static final int HORIZON_DAYS = 14;

    private final Transactions transactions;
    private final CallerScope scope;
    private final ResponsibilityRows rows;
    private final Officials officials;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;

    Chains(
            Transactions transactions,
            CallerScope scope,
            ResponsibilityRows rows,
            Officials officials,
            CurrentVocabulary vocabulary,
            InstantSource clock) {
        this.transactions = transactions;
        this.scope = scope;
        this.rows = rows;
        this.officials = officials;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** Empty when there is no such place, or the caller is not competent for it. */
    Optional<ChainView> of(Caller caller, AreaPath area, @Nullable Instant at) {
        Vocabulary words = vocabulary.get();
        if (words.area(area).isEmpty() || !caller.area().covers(area)) {
            return Optional.empty();
        }
        Instant moment = at == null ? clock.instant() : at;
        return Optional.of(read(
                area,
                moment,
                (chain, named) -> new ChainView(
                        area,
                        words.place(area),
                        moment,
                        chain.stream()
                                .map(link -> level(link, area, named, words))
                                .toList())));
    }

    /** For programs of the platform, which are competent for no place and see no names. */
    Optional<OnDuty> onDuty(AreaPath area, @Nullable Instant at) {
        if (vocabulary.get().area(area).isEmpty()) {
            return Optional.empty();
        }
        Instant moment = at == null ? clock.instant() : at;
        return Optional.of(read(
                area,
                moment,
                (chain, named) -> new OnDuty(
                        area,
                        moment,
                        chain.stream()
                                .map(link -> new OnDutyLevel(
                                        link.level(),
                                        link.of(),
                                        link.holder(),
                                        subject(named, link.holder()),
                                        link.deputy(),
                                        subject(named, link.deputy())))
                                .toList())));
    }

    /** Places within the caller's competence whose chain lacks something, or soon will. */
    GapPage gaps(Caller caller, @Nullable AreaPath after, int limit) {
        Vocabulary words = vocabulary.get();
        Instant now = clock.instant();
        LocalDate horizon = LocalDate.ofInstant(now, PeopleRules.ZONE).plusDays(HORIZON_DAYS);
        return asTheService(tx -> {
            Responsibilities all = rows.all(tx);
            Map<UUID, LocalDate> lastDays = officials.lastDays(tx);
            List<GapItem> items = new ArrayList<>();
            for (Area area : words.areas()) {
                Set<Level> due = due(area.kind());
                if (due.isEmpty()
                        || !caller.area().covers(area.path())
                        || (after != null && area.path().value().compareTo(after.value()) <= 0)) {
                    continue;
                }
                List<Gap> gaps = Gap.of(all, area.path(), due, now, lastDays, horizon);
                if (!gaps.isEmpty()) {
                    items.add(new GapItem(
                            area.path(),
                            words.place(area.path()),
                            gaps.stream()
                                    .map(gap -> new GapView(gap.level(), gap.what(), gap.until()))
                                    .toList()));
                }
                if (items.size() > limit) {
                    break;
                }
            }
            boolean more = items.size() > limit;
            List<GapItem> page = items.subList(0, Math.min(limit, items.size()));
            return new GapPage(List.copyOf(page), more ? page.getLast().area() : null);
        });
    }

    /** What has to be there: a subdistrict has its head, a community all three. Grids and buildings inherit. */
    private static Set<Level> due(Area.Kind kind) {
        return switch (kind) {
            case SUBDISTRICT -> EnumSet.of(Level.L1);
            case COMMUNITY -> EnumSet.allOf(Level.class);
            case CITY, GRID, BUILDING -> Set.of();
        };
    }

    private <T> T read(
            AreaPath area, Instant at, BiFunction<List<Responsibilities.Link>, Map<UUID, Official>, T> show) {
        return asTheService(tx -> {
            List<Responsibilities.Link> chain =
                    rows.ofAreas(tx, Responsibilities.withEnclosing(area)).chain(area, at);
            List<UUID> ids = chain.stream()
                    .flatMap(link -> Stream.concat(Stream.of(link.holder()), Stream.ofNullable(link.deputy())))
                    .distinct()
                    .toList();
            return show.apply(chain, officials.withIds(tx, ids));
        });
    }

    private <T> T asTheService(Function<OpenTransaction, T> query) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return query.apply(tx);
        });
    }

    private static ChainLevel level(
            Responsibilities.Link link, AreaPath asked, Map<UUID, Official> named, Vocabulary words) {
        return new ChainLevel(
                link.level(),
                link.of(),
                words.place(link.of()),
                !link.of().equals(asked),
                ref(named, link.holder(), words),
                ref(named, link.deputy(), words));
    }

    private static @Nullable OfficialRef ref(Map<UUID, Official> named, @Nullable UUID id, Vocabulary words) {
        Official official = id == null ? null : named.get(id);
        return official == null ? null : OfficialRef.of(official, words);
    }

    private static @Nullable String subject(Map<UUID, Official> named, @Nullable UUID id) {
        Official official = id == null ? null : named.get(id);
        return official == null ? null : official.subject();
    }
}
