package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.store.QueueFilter;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CurrentCaller;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cases somebody asks for, as it stands in the address. */
record QueueParameters(
        @Nullable Set<CaseStatus> status,
        @Nullable Set<Colour> colour,
        @Nullable String department,
        @Nullable String area,
        @Nullable String type,
        @Nullable String q,
        boolean mine,
        boolean unsigned,
        boolean overdue,
        boolean refused) {

    private static final int LONGEST_TEXT = 60;

    /** What is asked for. */
    sealed interface Asked {
        record Cases(QueueFilter filter) implements Asked {}

        /** Of two filters that no case passes together. */
        record Nothing() implements Asked {}

        record Refused(Problem why) implements Asked {}
    }

    Asked read(Vocabulary words, QueueReader queue) {
        if (q != null && q.codePointCount(0, q.length()) > LONGEST_TEXT) {
            return invalid("q", "不得超过 " + LONGEST_TEXT + " 个字符", "at most " + LONGEST_TEXT + " characters");
        }
        Optional<Department> holder;
        Optional<AreaPath> place;
        try {
            holder = Optional.ofNullable(department).map(Department::of);
        } catch (IllegalArgumentException malformed) {
            return invalid("department", "不是部门代码", "not a department code");
        }
        if (department != null && !words.knows(CodeSystem.DEPARTMENT, department)) {
            return invalid("department", "没有这个部门", "there is no such department");
        }
        if (type != null && !words.knows(CodeSystem.DISPUTE_TYPE, type)) {
            return invalid("type", "代码不在字典中", "not a code of the dictionary");
        }
        try {
            place = Optional.ofNullable(area).map(AreaPath::of).map(queue::area);
        } catch (IllegalArgumentException malformed) {
            return invalid("area", "不是区域代码", "not an area path");
        }
        if (place.isPresent() && words.area(place.get()).isEmpty()) {
            return invalid("area", "没有这个地点", "there is no such place");
        }
        Department mineOnly = CurrentCaller.get().department();
        if (mine && holder.filter(other -> !other.equals(mineOnly)).isPresent()) {
            return new Asked.Nothing();
        }
        QueueFilter.Text text = queue.text(q);
        if (text != null && text.tooShort()) {
            return invalid("q", "请至少输入两个字", "at least two characters");
        }
        return new Asked.Cases(new QueueFilter(
                status == null ? Set.of() : status,
                text != null,
                colour == null ? Set.of() : colour,
                mine ? mineOnly : holder.orElse(null),
                place.orElse(null),
                type,
                unsigned,
                overdue,
                refused,
                text));
    }

    private static Asked invalid(String field, String zh, String en) {
        return new Asked.Refused(Problems.field(ProblemType.PARAMETER_INVALID, field, zh, en));
    }
}
