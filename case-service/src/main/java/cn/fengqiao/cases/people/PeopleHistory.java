package cn.fengqiao.cases.people;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.matter.MatterAnswers;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.view.NotVisible;
import cn.fengqiao.kit.access.PersonalReads;
import cn.fengqiao.kit.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers what was done to an official, a team or a responsibility. */
@Component
class PeopleHistory {

    private final MatterDesk desk;
    private final PersonalReads reads;

    PeopleHistory(MatterDesk desk, PersonalReads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    ResponseEntity<?> answer(Caller caller, MatterKind kind, UUID id, String operation, long after, int limit) {
        Optional<Problem> wrong = MatterAnswers.wrongLimit(limit);
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        return desk.<ResponseEntity<?>>read(caller, kind, id, (tx, matter, access) -> {
                    if (!access.shows(FieldClass.TIMELINE)) {
                        return NotVisible.of(access, FieldClass.TIMELINE).response();
                    }
                    MatterHistory history = desk.history(tx, id, after, limit);
                    // reasons and notes are free text about people
                    if (history.items().stream().anyMatch(step -> step.reason() != null || step.note() != null)) {
                        reads.record(
                                tx,
                                id,
                                Set.of(FieldClass.NARRATIVE),
                                operation,
                                access.standing().name());
                    }
                    return ResponseEntity.ok(history);
                })
                .orElseGet(() -> MatterAnswers.notFound().response());
    }
}
