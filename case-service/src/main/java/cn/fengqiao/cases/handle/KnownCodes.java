package cn.fengqiao.cases.handle;

import cn.fengqiao.cases.act.CaseAct;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what a request names exists today. */
@Component
class KnownCodes {

    private final CurrentVocabulary vocabulary;

    KnownCodes(CurrentVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The department is competent where the case lies. */
    CaseAct.Check department(Department named) {
        return (tx, stored, by) -> unknown(named, stored);
    }

    /** What is wrong with naming the department, of a case that is read. */
    Optional<Problem> unknown(Department named, StoredCase of) {
        return vocabulary.get().departmentsOf(of.dispute().area()).contains(named)
                ? Optional.empty()
                : Optional.of(Problems.field(
                        ProblemType.UNKNOWN_VALUE, "department", "该地点没有这个部门", "no such department here"));
    }

    String name(Department department) {
        return vocabulary.get().name(department);
    }

    /** The code is in the dictionary; an absent one is none. */
    CaseAct.Check code(String field, CodeSystem system, @Nullable String code) {
        return (tx, stored, by) -> code == null || vocabulary.get().knows(system, code)
                ? Optional.empty()
                : Optional.of(
                        Problems.field(ProblemType.UNKNOWN_VALUE, field, "代码不在字典中", "not a code of the dictionary"));
    }
}
