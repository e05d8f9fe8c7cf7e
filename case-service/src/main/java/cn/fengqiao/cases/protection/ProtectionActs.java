package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.act.CaseActs;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.protecting.ProtectionRefusal;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.contract.EventEnvelope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes acts on a case of the steps with what protects somebody on it; they share the lock and the version of the case. */
@Component
class ProtectionActs {

    private final Protections protections;

    ProtectionActs(Protections protections) {
        this.protections = protections;
    }

    /** A step, given what there is. */
    @FunctionalInterface
    interface Taking {
        Protecting.Outcome of(List<Protection> before, Protecting.By by);
    }

    /** Something new. */
    @FunctionalInterface
    interface Beginning {
        Protecting.Outcome of(UUID id, Protecting.By by);
    }

    /** A step with one that is there. */
    @FunctionalInterface
    interface Step {
        Protecting.Outcome of(Protection before, Protecting.By by);
    }

    CaseActs.Making begin(String operation, Object command, Beginning beginning) {
        return making(
                operation,
                command,
                (before, by) -> before.size() < Protecting.MOST
                        ? beginning.of(EventEnvelope.newId(), by)
                        : new Protecting.Refused(new ProtectionRefusal.TooMany(Protecting.MOST)));
    }

    CaseActs.Making step(String operation, UUID protection, Object command, Step step) {
        Function<List<Protection>, Optional<Protection>> one =
                all -> all.stream().filter(each -> each.id().equals(protection)).findFirst();
        CaseActs.Making making = making(
                operation,
                new Asked(protection, command),
                (before, by) -> step.of(one.apply(before).orElseThrow(), by));
        return (tx, stored) -> making.of(tx, stored)
                .unless((open, locked, by) ->
                        one.apply(protections.of(open, locked.id())).isPresent()
                                ? Optional.empty()
                                : Optional.of(ProtectionProblems.notFound()));
    }

    /** What was asked, and of which. */
    private record Asked(UUID protection, Object command) {}

    private CaseActs.Making making(String operation, Object command, Taking taking) {
        return (tx, stored) -> {
            var pending = new PendingProtection(protections, protections.of(tx, stored.id()), taking);
            return CaseAct.of(operation, command, pending::decide)
                    .guardedBy(pending::against)
                    .with(pending::write);
        };
    }
}
