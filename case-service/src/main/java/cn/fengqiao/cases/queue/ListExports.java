package cn.fengqiao.cases.queue;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.store.CaseList;
import cn.fengqiao.cases.store.CaseListField;
import cn.fengqiao.cases.store.QueueFilter;
import cn.fengqiao.cases.upload.BrokenOff;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes lists of cases out of the system. An export stands in its log before its first line leaves, and in the read log too where
 * a column tells more than that a case exists. Its end is written down before it is sent, so that a list that looks whole is known
 * to be.
 */
@Component
class ListExports {

    private static final Logger LOG = LoggerFactory.getLogger(ListExports.class);
    private static final ZoneId ZONE = PlaceTime.ZONE;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    private final Transactions transactions;
    private final CallerScope scope;
    private final CaseList list;
    private final PersonalReads reads;
    private final CurrentVocabulary vocabulary;
    private final InstantSource clock;
    private final Duration longest;

    ListExports(
            Transactions transactions,
            CallerScope scope,
            CaseList list,
            PersonalReads reads,
            CurrentVocabulary vocabulary,
            InstantSource clock,
            @Value("${fengqiao.case.exports.longest}") Duration longest) {
        this.transactions = transactions;
        this.scope = scope;
        this.list = list;
        this.reads = reads;
        this.vocabulary = vocabulary;
        this.clock = clock;
        this.longest = longest;
    }

    /** An export that is in the log and has not begun to leave. */
    record Begun(UUID id, Instant at, Caller caller, QueueFilter filter, String reason) {}

    Begun begin(Caller caller, QueueFilter filter, String reason) {
        var begun = new Begun(UUID.randomUUID(), clock.instant(), caller, filter, reason);
        Set<FieldClass> shown = Arrays.stream(CaseListField.values())
                .map(CaseListField::field)
                .filter(field -> CasePolicy.mayEverSee(caller, field))
                .collect(Collectors.toSet());
        transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            list.begin(tx, begun.id(), caller, reason, filter, begun.at());
            // one entry with the export in the place of a million cases
            reads.record(tx, begun.id(), shown, "cases.export", reason);
            return begun;
        });
        return begun;
    }

    /**
     * Writes the whole file, line by line as it comes.
     *
     * @throws BrokenOff when it comes to no end, whatever the fault; nothing may end the answer then
     */
    void write(Begun export, OutputStream out) {
        try {
            var file = new ListFile(out, new ListWords(vocabulary.get(), export.caller()));
            file.head(watermark(export));
            long lines = transactions.inTransaction(tx -> {
                scope.apply(tx, export.caller());
                long until = System.nanoTime() + longest.toNanos();
                long copied = list.copy(tx, export.caller(), export.filter(), longest, row -> {
                    if (System.nanoTime() - until > 0) {
                        throw new IOException("nobody took the list within " + longest);
                    }
                    file.line(row);
                });
                list.end(tx, export.id(), copied);
                return copied;
            });
            file.end(List.of("导出结束", "共 " + lines + " 件", "导出编号 " + export.id()));
            out.flush();
        } catch (IOException gone) {
            throw brokenOff(export, new UncheckedIOException(gone));
        } catch (RuntimeException fault) { // Whatever it is, nobody can be told of it any more but by the cut.
            throw brokenOff(export, fault);
        }
    }

    private static BrokenOff brokenOff(Begun export, RuntimeException fault) {
        LOG.warn("export {} broke off: {}", export.id(), fault.toString());
        return new BrokenOff(fault);
    }

    private List<String> watermark(Begun export) {
        Caller caller = export.caller();
        return List.of(
                "枫桥 案件清单",
                "导出人 " + caller.name() + "（" + vocabulary.get().name(caller.department()) + "，" + caller.subject()
                        + "）",
                "导出时间 " + TIME.format(export.at()),
                "事由 " + export.reason(),
                "导出编号 " + export.id(),
                "内部资料，不得外传；末行为“导出结束”方为完整");
    }
}
