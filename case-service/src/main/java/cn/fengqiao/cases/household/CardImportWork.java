package cn.fengqiao.cases.household;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCaseHandler;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.RequestDigest;
import cn.fengqiao.cases.store.CardNumbers;
import cn.fengqiao.cases.store.Household;
import cn.fengqiao.cases.store.HouseholdImports;
import cn.fengqiao.cases.store.HouseholdIntake;
import cn.fengqiao.cases.store.HouseholdStatus;
import cn.fengqiao.cases.store.ImportRun;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.Matters;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.cases.upload.FileWorker.Numbered;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.HouseholdEvent;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.OutboxRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns rows into cards, in the transaction of their batch: what is there already is looked up once, the rest written at once. */
@Component
class CardImportWork {

    /** In whose name imported cards are opened, so that a second dispatcher importing the same file adds nothing. */
    private static final String SUBJECT = "import";

    private final CallerScope scope;
    private final HouseholdImports known;
    private final HouseholdIntake intake;
    private final CardNumbers numbers;
    private final CardSeal seal;
    private final CaseContents contents;
    private final RequestDigest digests;
    private final InstantSource clock;

    CardImportWork(
            CallerScope scope,
            HouseholdImports known,
            HouseholdIntake intake,
            CardNumbers numbers,
            CardSeal seal,
            CaseContents contents,
            DataKey key,
            InstantSource clock) {
        this.scope = scope;
        this.known = known;
        this.intake = intake;
        this.numbers = numbers;
        this.seal = seal;
        this.contents = contents;
        this.digests = new RequestDigest(key);
        this.clock = clock;
    }

    /** In whose name a file is read and its cards are opened. */
    static Caller importer(ImportRun run) {
        return new Caller(SUBJECT, run.startedByName(), run.raisedBy(), run.area(), EnumSet.of(Role.DISPATCHER), false);
    }

    /** A row with what it is recognised by. */
    private record Recognised(
            Numbered<CardRow> row,
            CardRow.Card card,
            String identity,
            @Nullable String reference) {}

    /** Opens the cards and says what became of each row; the scope is the service's before. */
    List<ImportRun.Line> write(OpenTransaction tx, ImportRun run, List<Numbered<CardRow>> rows) {
        Map<Integer, Recognised> recognised = recognised(run, rows);
        recognised.values().stream()
                .map(each -> each.card().area().subdistrict().value())
                .distinct()
                .sorted()
                .forEach(place -> known.alone(tx, run.raisedBy().code() + "|" + place));
        Set<String> there = new HashSet<>(known(tx, recognised).keySet());
        // a card that moved out of the importer's area is there, but its number is not for the importer
        Caller importer = importer(run);
        scope.apply(tx, importer);
        Map<String, String> shown = known(tx, recognised);
        Map<String, Deque<String>> free = free(recognised, there);
        List<HouseholdIntake.NewCard> opened = new ArrayList<>();
        List<ImportRun.Line> lines = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Numbered<CardRow> row : rows) {
            Recognised each = recognised.get(row.record());
            if (each == null) {
                lines.add(error(run, row.record(), (CardRow.Unusable) row.row()));
            } else if (isThere(each, there)) {
                String number = shown.getOrDefault(each.identity(), reference(shown, each));
                lines.add(line(each, ImportRun.Outcome.DUPLICATE, number));
            } else {
                String number = Objects.requireNonNull(
                                free.get(each.card().area().subdistrict().value()))
                        .remove();
                opened.add(card(run, importer, each, number, now));
                keys(each).forEach(key -> {
                    there.add(key);
                    shown.put(key, number);
                });
                lines.add(line(each, ImportRun.Outcome.CREATED, number));
            }
        }
        if (!opened.isEmpty()) {
            intake.open(tx, importer, opened);
        }
        scope.apply(tx, TheService.CALLER);
        return lines;
    }

    /** What is said of a row the database does not take. */
    ImportRun.Line refused(ImportRun run, Numbered<CardRow> row) {
        return error(run, row.record(), new CardRow.Unusable(row.row().line(), null, "数据库拒绝写入", null));
    }

    private Map<Integer, Recognised> recognised(ImportRun run, List<Numbered<CardRow>> rows) {
        Map<Integer, Recognised> recognised = new TreeMap<>();
        for (Numbered<CardRow> row : rows) {
            if (row.row() instanceof CardRow.Card card) {
                String number = card.reference();
                recognised.put(
                        row.record(),
                        new Recognised(
                                row,
                                card,
                                seal.identity(run.raisedBy(), card.area(), card.contents()),
                                number == null ? null : seal.reference(run.raisedBy(), card.area(), number)));
            }
        }
        return recognised;
    }

    private Map<String, String> known(OpenTransaction tx, Map<Integer, Recognised> recognised) {
        List<String> identities = new ArrayList<>();
        List<String> references = new ArrayList<>();
        recognised.values().forEach(each -> {
            identities.add(each.identity());
            String reference = each.reference();
            if (reference != null) {
                references.add(reference);
            }
        });
        return new HashMap<>(known.known(tx, identities, references));
    }

    /** As many numbers as cards will be opened, by subdistrict; taken at once. */
    private Map<String, Deque<String>> free(Map<Integer, Recognised> recognised, Set<String> there) {
        Map<String, List<AreaPath>> wanted = new TreeMap<>();
        Set<String> within = new HashSet<>(there);
        for (Recognised each : recognised.values()) {
            if (!isThere(each, within)) {
                within.addAll(keys(each));
                AreaPath area = each.card().area();
                wanted.computeIfAbsent(area.subdistrict().value(), place -> new ArrayList<>())
                        .add(area);
            }
        }
        Map<String, Deque<String>> free = new HashMap<>();
        wanted.forEach(
                (place, areas) -> free.put(place, new ArrayDeque<>(numbers.next(areas.getFirst(), areas.size()))));
        return free;
    }

    private static boolean isThere(Recognised each, Set<String> there) {
        return keys(each).stream().anyMatch(there::contains);
    }

    private static List<String> keys(Recognised each) {
        String reference = each.reference();
        return reference == null ? List.of(each.identity()) : List.of(each.identity(), reference);
    }

    private static @Nullable String reference(Map<String, String> shown, Recognised each) {
        String reference = each.reference();
        return reference == null ? null : shown.get(reference);
    }

    private HouseholdIntake.NewCard card(ImportRun run, Caller importer, Recognised each, String number, Instant now) {
        UUID id = EventEnvelope.newId();
        AreaPath area = each.card().area();
        var matter =
                new Matter(id, MatterKind.HOUSEHOLD, area, List.of(run.raisedBy()), run.raisedBy(), false, 1, now, now);
        var card = new Household(
                id, number, area, HouseholdStatus.ACTIVE, each.identity(), each.reference(), null, null, null);
        String key = run.id() + ":" + each.row().record();
        var first = new Matters.Line(
                1,
                now,
                CardStep.OPENED.name(),
                CardStep.OPENED.zh(),
                importer.subject(),
                importer.name(),
                importer.department(),
                digests.of("households.import", key.getBytes(StandardCharsets.UTF_8)),
                null);
        var event = EventEnvelope.mint(
                RaiseCaseHandler.SOURCE, id, now, 1, null, null, new HouseholdEvent.Opened(matter.audience(), number));
        return new HouseholdIntake.NewCard(
                matter, card, seal.seal(id, area, each.card().contents()), key, first, OutboxRow.of(event));
    }

    private static ImportRun.Line line(Recognised each, ImportRun.Outcome outcome, @Nullable String number) {
        return new ImportRun.Line(each.row().record(), each.card().line(), outcome, number, null, null, null);
    }

    private ImportRun.Line error(ImportRun run, int record, CardRow.Unusable unusable) {
        byte[] value = contents.sealRemark(run.id(), new Remark(null, unusable.value()));
        return new ImportRun.Line(
                record, unusable.line(), ImportRun.Outcome.ERROR, null, unusable.column(), unusable.reason(), value);
    }
}
