package cn.fengqiao.cases.promises;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CaseAccess;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Operations;
import cn.fengqiao.cases.act.PromisingNow;
import cn.fengqiao.cases.dispute.CaseAction;
import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.promises.PromisePage.PromiseItem;
import cn.fengqiao.cases.promises.PromisePage.PromiseStep;
import cn.fengqiao.cases.promising.Promise;
import cn.fengqiao.cases.promising.PromiseDecision;
import cn.fengqiao.cases.promising.Promising;
import cn.fengqiao.cases.store.PromiseLedger.Listed;
import cn.fengqiao.cases.store.Promises;
import cn.fengqiao.cases.view.Actors;
import cn.fengqiao.cases.view.CaseViews;
import cn.fengqiao.contract.CaseProgress.PromiseSource;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows promises to a caller; every field passes the access policy here, and what was read of persons is logged.
 *
 * <p>Who may know of a case may know which department promised something for when and what became of it: that is how
 * departments are held to their word. What it is, in words, is narrative; what a party has to pay belongs to the parties;
 * and that the parties have to pay at all, and whether they do, is how the work goes.
 */
@Component
class PromiseViews {

    private final CaseContents contents;
    private final PromisingNow promising;
    private final PersonalReads reads;

    PromiseViews(CaseContents contents, PromisingNow promising, PersonalReads reads) {
        this.contents = contents;
        this.promising = promising;
        this.reads = reads;
    }

    /** What was read of a person, and in which standing to the case. */
    private record Read(String standing, Set<FieldClass> shown) {}

    /** @param operation what persons are read for, for the log */
    List<PromiseItem> items(OpenTransaction tx, Caller caller, List<Listed> listed, Instant now, String operation) {
        Map<Read, Set<UUID>> read = new HashMap<>();
        LocalDate today = Promises.day(now);
        List<PromiseItem> items = listed.stream()
                .filter(each -> mayKnow(access(caller, each), each.promise()))
                .map(each -> {
                    PromiseItem item = item(caller, each, today);
                    CaseAccess access = access(caller, each);
                    read.computeIfAbsent(new Read(access.standing().name(), shown(item)), first -> new HashSet<>())
                            .add(item.caseId());
                    return item;
                })
                .toList();
        read.forEach((what, cases) -> reads.record(tx, cases, what.shown(), operation, what.standing()));
        return items;
    }

    private static CaseAccess access(Caller caller, Listed listed) {
        return CaseViews.access(caller, listed.stored().dispute());
    }

    private static boolean mayKnow(CaseAccess access, Promise promise) {
        return access.existenceKnown()
                && (promise.source() != PromiseSource.INSTALMENT || access.shows(FieldClass.TIMELINE));
    }

    private static Set<FieldClass> shown(PromiseItem item) {
        Set<FieldClass> shown = EnumSet.noneOf(FieldClass.class);
        if (item.what() != null || item.settled() != null) {
            shown.add(FieldClass.NARRATIVE);
        }
        if (item.amountFen() != null) {
            shown.add(FieldClass.PARTIES);
        }
        return shown;
    }

    private PromiseItem item(Caller caller, Listed listed, LocalDate today) {
        Promise promise = listed.promise();
        CaseAccess access = access(caller, listed);
        boolean words = access.shows(FieldClass.NARRATIVE);
        boolean overdue = promise.overdue(today);
        Promise.Asked asked = access.shows(FieldClass.TIMELINE) ? promise.asked() : null;
        return new PromiseItem(
                promise.id(),
                promise.caseId(),
                listed.stored().dispute().number(),
                listed.stored().dispute().version(),
                promise.source(),
                name(promise.source()),
                promise.department(),
                promise.due(),
                promise.earlier(),
                promise.state(),
                overdue ? "逾期" : promise.state().zh(),
                overdue,
                overdue && promise.department().equals(caller.department()),
                listed.madeAt(),
                promise.settledOn(),
                access.shows(FieldClass.TIMELINE) ? promise.evidence() : null,
                asked == null ? null : asked.by(),
                asked == null ? null : asked.due(),
                words ? what(listed) : null,
                words ? listed.settled() : null,
                access.shows(FieldClass.PARTIES) ? listed.amountFen() : null,
                steps(caller, listed));
    }

    private @Nullable String what(Listed listed) {
        UUID task = listed.task();
        return task == null
                ? listed.promised()
                : contents.openRemark(task, listed.sealedTask()).note();
    }

    private static String name(PromiseSource source) {
        return switch (source) {
            case COMMITMENT -> "部门承诺";
            case INSTALMENT -> "协议履行";
            case MEETING_ACTION -> "会商事项";
        };
    }

    /** The very rules that the commands ask, so that nothing is offered that is refused. */
    private List<PromiseStep> steps(Caller caller, Listed listed) {
        Promise promise = listed.promise();
        if (promise.source() != PromiseSource.COMMITMENT
                || listed.stored()
                        .dispute()
                        .refusal(CaseAction.COMMIT, Actors.of(caller))
                        .isPresent()) {
            return List.of();
        }
        Promising by = promising.of(caller, listed.stored());
        return Arrays.stream(PromiseStep.values())
                .filter(step -> Operations.allows(caller, operation(step)))
                .filter(step -> decision(by, promise, step) instanceof PromiseDecision.Taken)
                .toList();
    }

    private static String operation(PromiseStep step) {
        return switch (step) {
            case KEEP -> "commitments.keep";
            case BREAK -> "commitments.break";
            case MOVE -> "commitments.move";
            case WAIVE -> "commitments.waive";
        };
    }

    private static PromiseDecision decision(Promising by, Promise promise, PromiseStep step) {
        return switch (step) {
            case KEEP -> by.keep(promise, null);
            case BREAK -> by.breakIt(promise);
            case MOVE -> by.move(promise, by.another(promise.due()));
            case WAIVE -> by.waive(promise);
        };
    }
}
