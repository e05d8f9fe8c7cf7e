package cn.fengqiao.cases.intake;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens what cases say for the work of the service itself, which shows it to nobody. */
@Component
public final class CaseReading {

    private final CallerScope scope;
    private final Cases cases;
    private final CaseContents contents;

    CaseReading(CallerScope scope, Cases cases, CaseContents contents) {
        this.scope = scope;
        this.cases = cases;
        this.contents = contents;
    }

    /**
     * What a case says. The service is on no case, so it is read as a department that is on this one would, and the scope
     * stays that department's until another is applied.
     */
    public Optional<RaiseCase> said(OpenTransaction tx, DisputeCase dispute) {
        scope.apply(
                tx,
                new Caller(
                        TheService.CALLER.subject(),
                        TheService.CALLER.name(),
                        dispute.audience().departments().getFirst(),
                        dispute.area().subdistrict(),
                        EnumSet.of(Role.SERVICE),
                        true));
        return cases.find(tx, dispute.id()).flatMap(stored -> {
            byte[] sealed = stored.sealed();
            return sealed == null ? Optional.empty() : Optional.of(contents.open(dispute.id(), sealed));
        });
    }
}
