package cn.fengqiao.cases.queue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Standing;
import cn.fengqiao.cases.dispute.Lifecycle;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.intake.RaiseCase;
import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.cases.secret.Signer;
import cn.fengqiao.cases.store.CaseCounters;
import cn.fengqiao.cases.store.CaseQueue;
import cn.fengqiao.cases.store.QueueFilter;
import cn.fengqiao.cases.store.QueueMark;
import cn.fengqiao.cases.store.QueueOrder;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.view.CaseScreens;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.cases.view.QueueItem;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeEntry;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the queue and its counters for the caller of this moment. */
@Component
class QueueReader {

    private static final Pattern WORDS = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("[A-Z]{2,16}(-\\d{0,8}(-\\d{0,6})?)?");

    /** Digits, with or without an area code; a shorter number is rather that of a house or a year. */
    private static final int SHORTEST_PHONE = 7;

    /** How often a page is topped up when the blind index found cases that do not contain the text after all. */
    private static final int MOST_ROUNDS = 4;

    /** Personal classes a line of the queue can show. */
    private static final Set<FieldClass> IN_A_LINE = Set.of(FieldClass.PARTIES, FieldClass.NARRATIVE);

    private final Transactions transactions;
    private final CallerScope scope;
    private final CaseQueue queue;
    private final CaseCounters counters;
    private final CaseContents contents;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final Signer marks;
    private final CaseScreens screens;

    QueueReader(
            Transactions transactions,
            CallerScope scope,
            CaseQueue queue,
            CaseCounters counters,
            CaseContents contents,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            DataKey key,
            CaseScreens screens) {
        this.transactions = transactions;
        this.scope = scope;
        this.queue = queue;
        this.counters = counters;
        this.contents = contents;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.marks = new Signer(key, "queue-marks-1");
        this.screens = screens;
    }

    /** The area a filter may name: who is told the place of no case beyond the grid cannot ask beyond it either. */
    AreaPath area(AreaPath asked) {
        return readsNarratives() ? asked : asked.grid();
    }

    /** Where a page ended, if it ended there for this caller and this filter. */
    Optional<QueueMark> mark(String text, QueueFilter filter, QueueOrder order) {
        return marks.verified(holder(CurrentCaller.get(), filter), text).flatMap(own -> QueueMark.parse(own, order));
    }

    /** To whom a mark is given, and for what: with another filter it would pass over what it has never shown. */
    private static String holder(Caller caller, QueueFilter filter) {
        return caller.subject() + "\n" + filter.question();
    }

    private static boolean readsNarratives() {
        return CasePolicy.mayEverSee(CurrentCaller.get(), FieldClass.NARRATIVE);
    }

    /** What a search text means; null when there is none. */
    QueueFilter.@Nullable Text text(@Nullable String q) {
        // folded first: there are spaces that only folding makes one
        String folded = q == null ? "" : CaseContents.folded(q).strip();
        if (q == null || folded.isEmpty()) {
            return null;
        }
        List<String> terms = Arrays.asList(WORDS.split(folded));
        String upper = folded.toUpperCase(Locale.ROOT);
        Vocabulary words = vocabulary.get();
        return new QueueFilter.Text(
                terms,
                NUMBER.matcher(upper).matches() ? upper : null,
                types(words, terms),
                places(words, terms),
                readsNarratives() ? contents.searchPieces(q) : new int[0],
                phone(folded),
                readsNarratives() ? beside(words, terms) : null);
    }

    /** Looked for only where the caller may read it: what is found and not shown would leave gaps in the pages. */
    private QueueFilter.@Nullable Phone phone(String text) {
        Caller caller = CurrentCaller.get();
        if (!Phones.written(text) || !CasePolicy.mayEverSee(caller, FieldClass.CONTACT)) {
            return null;
        }
        String digits = Phones.normalised(text);
        boolean everywhere = CasePolicy.seesOnEveryCase(caller, FieldClass.CONTACT);
        return digits.length() < SHORTEST_PHONE
                ? null
                : new QueueFilter.Phone(digits, contents.phone(digits), everywhere ? null : caller.department());
    }

    private QueueFilter.@Nullable Beside beside(Vocabulary words, List<String> terms) {
        List<String> naming = new ArrayList<>(terms);
        naming.removeIf(term -> types(words, List.of(term)).isEmpty());
        List<String> others = new ArrayList<>(terms);
        others.removeAll(naming);
        List<String> types = naming.isEmpty() ? List.of() : types(words, naming);
        int[] pieces = contents.searchPieces(String.join(" ", others));
        return types.isEmpty() || pieces.length == 0 ? null : new QueueFilter.Beside(types, pieces);
    }

    private static List<String> types(Vocabulary words, List<String> terms) {
        return words.entries(CodeSystem.DISPUTE_TYPE).stream()
                .filter(entry -> containsAll(entry.name(), terms))
                .map(CodeEntry::code)
                .toList();
    }

    QueuePage page(QueueFilter filter, QueueOrder order, @Nullable QueueMark after, int limit) {
        Caller caller = CurrentCaller.get();
        var views = screens.of(caller);
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            List<QueueItem> items = new ArrayList<>();
            Map<Shown, List<UUID>> shown = new HashMap<>();
            QueueMark mark = after;
            boolean more = true;
            for (int round = 0; more && items.size() < limit && round < MOST_ROUNDS; round++) {
                int wanted = limit - items.size();
                List<StoredCase> found = queue.page(tx, caller, filter, order, mark, wanted + 1);
                more = found.size() > wanted;
                for (StoredCase stored : found.subList(0, Math.min(wanted, found.size()))) {
                    mark = QueueMark.after(order, stored.dispute());
                    item(views, filter, stored, items)
                            .ifPresent(access -> shown.computeIfAbsent(access, same -> new ArrayList<>())
                                    .add(stored.id()));
                }
            }
            shown.forEach((access, ids) -> reads.record(
                    tx, ids, access.fields(), "cases.list", access.standing().name()));
            String next = more && mark != null ? marks.signed(holder(caller, filter), mark.text()) : null;
            boolean whole = after == null && next == null;
            Long estimate = whole ? Long.valueOf(items.size()) : estimate(tx, caller, filter, items.size());
            return new QueuePage(items, next, estimate);
        });
    }

    CounterView counters() {
        return transactions.inTransaction(tx -> {
            scope.apply(tx);
            Map<CaseStatus, Long> byStatus = new EnumMap<>(CaseStatus.class);
            Map<Colour, Long> byColour = new EnumMap<>(Colour.class);
            Map<String, CounterView.OfDepartment> byDepartment = new TreeMap<>();
            vocabulary
                    .get()
                    .entries(CodeSystem.DEPARTMENT)
                    .forEach(entry -> byDepartment.put(entry.code(), new CounterView.OfDepartment(0, 0, 0)));
            for (CaseCounters.Count count : counters.counts(tx)) {
                byStatus.merge(count.status(), count.cases(), Long::sum);
                if (Lifecycle.open(count.status())) {
                    byColour.merge(count.colour(), count.cases(), Long::sum);
                    long unsigned = count.status() == CaseStatus.ASSIGNED ? count.cases() : 0;
                    add(byDepartment, count.holder(), new CounterView.OfDepartment(count.cases(), unsigned, 0));
                }
            }
            counters.overdue(tx)
                    .forEach(late ->
                            add(byDepartment, late.department(), new CounterView.OfDepartment(0, 0, late.cases())));
            return new CounterView(byStatus, byColour, byDepartment);
        });
    }

    private static void add(
            Map<String, CounterView.OfDepartment> byDepartment, Department department, CounterView.OfDepartment more) {
        byDepartment.merge(
                department.code(),
                more,
                (a, b) -> new CounterView.OfDepartment(
                        a.open() + b.open(), a.unsigned() + b.unsigned(), a.overdue() + b.overdue()));
    }

    /** What of a person a line showed, and to whom. */
    private record Shown(Standing standing, Set<FieldClass> fields) {}

    /** Adds a line for the case if it may be shown and contains the text; tells when it shows a person. */
    private Optional<Shown> item(CaseViews views, QueueFilter filter, StoredCase stored, List<QueueItem> items) {
        CaseAccess access = views.access(stored.dispute());
        if (!access.existenceKnown()) {
            return Optional.empty();
        }
        boolean personal = access.shows(FieldClass.PARTIES) || access.shows(FieldClass.NARRATIVE);
        byte[] sealed = stored.sealed();
        RaiseCase content = personal && sealed != null ? contents.open(stored.id(), sealed) : null;
        boolean called = content != null && isCalled(content, access, filter.text());
        if (filter.text() != null && !called && !contains(stored, content, access, filter.text())) {
            return Optional.empty();
        }
        items.add(views.item(stored.dispute(), content, stored.proposals()));
        return content == null
                ? Optional.empty()
                : Optional.of(new Shown(
                        access.standing(),
                        access.visible().stream()
                                .filter(field -> IN_A_LINE.contains(field) || (called && field == FieldClass.CONTACT))
                                .collect(Collectors.toSet())));
    }

    /** Whether somebody in the case has the telephone that is looked for. */
    private static boolean isCalled(RaiseCase content, CaseAccess access, QueueFilter.@Nullable Text text) {
        return text != null
                && text.phone() != null
                && access.shows(FieldClass.CONTACT)
                && content.phones().contains(text.phone().digits());
    }

    /** Whether the terms really stand in what the caller may read: the index only says that they may. */
    private boolean contains(StoredCase stored, @Nullable RaiseCase content, CaseAccess access, QueueFilter.Text text) {
        Vocabulary words = vocabulary.get();
        List<String> texts = new ArrayList<>();
        texts.add(stored.dispute().number());
        texts.add(words.name(CodeSystem.DISPUTE_TYPE, stored.dispute().type()));
        texts.add(words.place(stored.dispute().area()));
        if (content != null && access.shows(FieldClass.NARRATIVE)) {
            texts.addAll(CaseContents.searchable(content));
        }
        if (content != null && access.shows(FieldClass.PARTIES)) {
            content.named().forEach(party -> texts.add(party.name()));
        }
        List<String> folded = texts.stream().map(CaseContents::folded).toList();
        return text.terms().stream().allMatch(term -> folded.stream().anyMatch(one -> one.contains(term)));
    }

    /** None for a text or a place within a grid: it would also count cases that hide theirs from the caller. */
    private @Nullable Long estimate(OpenTransaction tx, Caller caller, QueueFilter filter, long shown) {
        if (filter.text() != null || filter.withinGrid()) {
            return null;
        }
        return Math.max(shown, filter.countable() ? counted(tx, filter) : queue.guess(tx, caller, filter));
    }

    private long counted(OpenTransaction tx, QueueFilter filter) {
        return counters.counts(tx, filter.area()).stream()
                .filter(count -> filter.statuses().isEmpty()
                        ? filter.allStatuses() || Lifecycle.open(count.status())
                        : filter.statuses().contains(count.status()))
                .filter(count -> filter.colours().isEmpty() || filter.colours().contains(count.colour()))
                .filter(count -> filter.holder() == null || filter.holder().equals(count.holder()))
                .filter(count -> !filter.unsigned() || count.status() == CaseStatus.ASSIGNED)
                .mapToLong(CaseCounters.Count::cases)
                .sum();
    }

    /** The largest places whose name contains the terms; what lies inside one of them need not be named. */
    private static List<AreaPath> places(Vocabulary words, List<String> terms) {
        List<AreaPath> largest = new ArrayList<>();
        for (Area area : words.areas()) {
            AreaPath path = area.path();
            boolean inside = largest.stream().anyMatch(known -> known.covers(path));
            if (!inside && path.equals(path.grid()) && containsAll(words.place(path), terms)) {
                largest.add(path);
            }
        }
        return largest;
    }

    private static boolean containsAll(String name, List<String> terms) {
        String folded = CaseContents.folded(name);
        return terms.stream().allMatch(folded::contains);
    }
}
