package cn.fengqiao.cases.handle;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.act.CaseRecorder;
import cn.fengqiao.cases.act.CaseRecorder.Said;
import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Restricting;
import cn.fengqiao.cases.dispute.Share;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.store.MergedCases;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Makes acts on a case of restricting it and of lifting that. What lives on in the case goes with it in the same transaction, so
 * that no absorbed case goes on telling of the dispute. The caller's department need not be on those, so they are read and written
 * as the service itself, in the caller's name.
 */
@Component
class RestrictionActs {

    private final MergedCases merged;
    private final CaseRecorder recorder;
    private final CallerScope scope;

    RestrictionActs(MergedCases merged, CaseRecorder recorder, CallerScope scope) {
        this.merged = merged;
        this.recorder = recorder;
        this.scope = scope;
    }

    CaseActs.Making restrict(RestrictionCommand.Restrict command) {
        Set<Department> keep = Set.copyOf(Objects.requireNonNullElse(command.keep(), List.of()));
        return (tx, stored) -> {
            Set<Department> didSomething = asTheService(tx, () -> merged.didSomething(tx, stored.id()));
            return CaseAct.of(
                            "cases.restrict",
                            command,
                            (dispute, by) -> Restricting.restrict(dispute, by, didSomething, keep))
                    .because(command.reason())
                    .with((within, next, by) -> takeAlong(within, next, by, command.reason()));
        };
    }

    CaseActs.Making lift(RestrictionCommand.LiftRestriction command) {
        return (tx, stored) -> CaseAct.of("cases.liftRestriction", command, Restricting::lift)
                .because(command.reason())
                .with((within, next, by) -> takeAlong(within, next, by, command.reason()));
    }

    private void takeAlong(OpenTransaction tx, DisputeCase survivor, Acting by, String reason) {
        Set<Department> staying =
                survivor.shares().stream().map(Share::department).collect(Collectors.toSet());
        var said = new Said(new Remark(reason, null), null, null);
        asTheService(tx, () -> {
            List<StoredCase> absorbed = merged.findForUpdate(tx, survivor.id()).stream()
                    .filter(stored -> stored.dispute().restricted() != survivor.restricted())
                    .toList();
            for (StoredCase stored : absorbed) {
                CaseDecision.Done done = Restricting.along(stored.dispute(), by, survivor.restricted(), staying);
                recorder.record(
                        tx,
                        CurrentCaller.get(),
                        stored.dispute(),
                        stored.as(done.next()),
                        done.events(),
                        said,
                        by.at());
            }
            return absorbed.size();
        });
    }

    /** The database lets the service see and change every case, and takes lines of a timeline in its writer's department's name. */
    private <T> T asTheService(OpenTransaction tx, Supplier<T> work) {
        Caller caller = CurrentCaller.get();
        scope.apply(
                tx,
                new Caller(
                        caller.subject(),
                        caller.name(),
                        caller.department(),
                        caller.area(),
                        EnumSet.of(Role.SERVICE),
                        caller.system()));
        T done = work.get();
        scope.apply(tx, caller);
        return done;
    }
}
