package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.figures.Suppression;
import cn.fengqiao.cases.figures.Suppression.Shown;
import cn.fengqiao.cases.figures.Tally;
import cn.fengqiao.cases.statistics.Question.Grouping;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what is asked of the statistics, in the caller's scope. */
@Component
class StatisticsDesk {

    private final Transactions transactions;
    private final CallerScope scope;
    private final StatisticsReader reader;
    private final StatisticsExports exports;
    private final CurrentVocabulary vocabulary;

    StatisticsDesk(
            Transactions transactions,
            CallerScope scope,
            StatisticsReader reader,
            StatisticsExports exports,
            CurrentVocabulary vocabulary) {
        this.transactions = transactions;
        this.scope = scope;
        this.reader = reader;
        this.exports = exports;
        this.vocabulary = vocabulary;
    }

    StatisticsView answer(Question asked, Caller caller) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            List<Shown> lines = reader.lines(tx, asked, caller);
            Map<String, String> studios = asked.by() == Grouping.STUDIO ? reader.studios(tx) : Map.of();
            List<StatisticsView.Group> groups = new ArrayList<>();
            for (Shown line : lines.subList(0, lines.size() - 1)) {
                String key = line.line().key();
                // a studio the caller may not know of is not named
                if (asked.by() != Grouping.STUDIO || studios.containsKey(key)) {
                    groups.add(StatisticsView.group(line, name(asked.by(), key, studios)));
                }
            }
            StatisticsReader.State state = reader.state(tx);
            return new StatisticsView(
                    asked.from().toString(),
                    asked.to().toString(),
                    asked.by(),
                    asked.area().value(),
                    asked.department() == null ? null : asked.department().code(),
                    asked.type(),
                    state.building(),
                    state.building() ? null : state.newest(),
                    state.waitingSince(),
                    Tally.RELATIVE_ERROR,
                    groups,
                    StatisticsView.group(lines.getLast(), "合计"),
                    corrections(tx, asked, caller));
        });
    }

    private List<StatisticsView.Correction> corrections(OpenTransaction tx, Question asked, Caller caller) {
        boolean whole = Question.oversees(caller) || asked.ownOf(caller);
        return reader.corrections(tx, asked).stream()
                .map(one -> whole || one.corrections() > Suppression.SMALL
                        ? new StatisticsView.Correction(one.month().toString(), one.corrections(), one.last())
                        : new StatisticsView.Correction(one.month().toString(), null, null))
                .toList();
    }

    /** The numbers for a workbook. That they leave the system is written down before they do. */
    StatisticsView export(Question asked, Caller caller, Instant at) {
        StatisticsView view = answer(asked, caller);
        transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            exports.record(tx, caller, asked, view.groups().size(), at);
            return view;
        });
        return view;
    }

    private String name(Grouping by, String key, Map<String, String> studios) {
        Vocabulary words = vocabulary.get();
        return switch (by) {
            case DEPARTMENT -> words.name(CodeSystem.DEPARTMENT, key);
            case TYPE -> words.name(CodeSystem.DISPUTE_TYPE, key);
            case AREA -> words.area(AreaPath.of(key)).map(Area::name).orElse(key);
            case MONTH -> key;
            case STUDIO -> studios.getOrDefault(key, key);
        };
    }

    /** A page of the cases behind a number; empty when the list never came to {@code after}. */
    Optional<StatisticsView.Page> cases(Drill drill, Caller caller, @Nullable UUID after, int limit) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            Optional<OffsetDateTime> day = after == null ? Optional.empty() : reader.day(tx, drill, caller, after);
            if (after != null && day.isEmpty()) {
                return Optional.empty();
            }
            List<StatisticsReader.Found> found = reader.cases(tx, drill, caller, after, day.orElse(null), limit + 1);
            List<StatisticsView.Item> items =
                    found.stream().limit(limit).map(this::item).toList();
            return Optional.of(new StatisticsView.Page(
                    items,
                    drill.ofTheTimeline(),
                    found.size() > limit ? items.getLast().id() : null));
        });
    }

    private StatisticsView.Item item(StatisticsReader.Found found) {
        Vocabulary words = vocabulary.get();
        AreaPath grid = AreaPath.of(found.area()).grid();
        return new StatisticsView.Item(
                found.id().toString(),
                found.number(),
                found.type(),
                words.name(CodeSystem.DISPUTE_TYPE, found.type()),
                grid.value(),
                words.place(grid),
                found.status(),
                words.name(CodeSystem.CASE_STATUS, found.status()),
                found.department());
    }
}
