package cn.fengqiao.cases.group;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.intake.Remark;
import cn.fengqiao.cases.matter.MatterDecision;
import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterFact;
import cn.fengqiao.cases.matter.MatterOutcome;
import cn.fengqiao.cases.matter.NewMatter;
import cn.fengqiao.cases.store.Matter;
import cn.fengqiao.cases.store.MatterKind;
import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.cases.store.NeighbourGroups.Group;
import cn.fengqiao.cases.store.NeighbourGroups.State;
import cn.fengqiao.cases.store.NeighbourGroups.Task;
import cn.fengqiao.cases.store.NeighbourGroups.TaskState;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.GroupEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forms groups, keeps their people and their help tasks. */
@Component
class GroupDesk {

    private final MatterDesk desk;
    private final NeighbourGroups groups;
    private final GroupContents contents;
    private final Doors doors;
    private final GroupSizes sizes;
    private final CurrentVocabulary vocabulary;

    GroupDesk(
            MatterDesk desk,
            NeighbourGroups groups,
            GroupContents contents,
            Doors doors,
            GroupSizes sizes,
            CurrentVocabulary vocabulary) {
        this.desk = desk;
        this.groups = groups;
        this.contents = contents;
        this.doors = doors;
        this.sizes = sizes;
        this.vocabulary = vocabulary;
    }

    MatterOutcome form(Caller caller, String key, GroupForm form) {
        var wanted = new NewMatter(
                MatterKind.NEIGHBOUR_GROUP,
                key,
                form,
                form.area(),
                hands(form, caller.department()),
                caller.department(),
                false);
        return desk.open(caller, wanted, tx -> wrong(tx, caller, form, null), (tx, matter, now) -> {
            groups.form(tx, group(matter.id(), form), contents.seal(matter.id(), form.people()));
            doors.write(tx, matter.id(), form);
            return fact(matter, GroupStep.FORMED, new GroupEvent.Formed(matter.audience()), Remark.NONE);
        });
    }

    /** Writes down anew who belongs to a group. */
    MatterOutcome revise(Caller caller, UUID id, long version, GroupForm form) {
        return desk.change(
                caller, MatterKind.NEIGHBOUR_GROUP, id, version, "groups.revise", form, (tx, matter, now) -> {
                    Optional<Problem> problem = dissolved(tx, id).or(() -> wrong(tx, caller, form, id));
                    if (problem.isPresent()) {
                        return new MatterDecision.Refused(problem.get());
                    }
                    groups.revise(tx, group(id, form), contents.seal(id, form.people()));
                    doors.write(tx, id, form);
                    List<Department> hands = new ArrayList<>(hands(form, caller.department()));
                    Department lead = matter.lead();
                    if (lead != null) {
                        hands.add(lead);
                    }
                    Matter next = matter.heldBy(form.area(), hands, lead);
                    return done(next, GroupStep.REVISED, new GroupEvent.Changed(next.audience()), Remark.NONE);
                });
    }

    MatterOutcome dissolve(Caller caller, UUID id, long version, GroupReason because) {
        return desk.change(
                caller, MatterKind.NEIGHBOUR_GROUP, id, version, "groups.dissolve", because, (tx, matter, now) -> {
                    Optional<Problem> problem = dissolved(tx, id).or(() -> GroupRules.reason(because.reason()));
                    if (problem.isPresent()) {
                        return new MatterDecision.Refused(problem.get());
                    }
                    groups.dissolve(tx, id);
                    return done(
                            matter,
                            GroupStep.DISSOLVED,
                            new GroupEvent.Dissolved(matter.audience()),
                            new Remark(because.reason(), null));
                });
    }

    MatterOutcome addTask(Caller caller, UUID id, long version, HelpTask task) {
        return desk.change(
                caller, MatterKind.NEIGHBOUR_GROUP, id, version, "groups.addTask", task, (tx, matter, now) -> {
                    Optional<Problem> problem = dissolved(tx, id).or(() -> GroupRules.task(task));
                    if (problem.isPresent()) {
                        return new MatterDecision.Refused(problem.get());
                    }
                    UUID taskId = EventEnvelope.newId();
                    byte[] sealed = contents.seal(taskId, new HelpTask.Content(task.what(), task.household()));
                    groups.addTask(tx, new Task(taskId, id, TaskState.OPEN, task.dueOn(), sealed, null, 1));
                    return done(matter, GroupStep.TASK_ADDED, new GroupEvent.Changed(matter.audience()), Remark.NONE);
                });
    }

    /** Says that a task is done or no longer needed. */
    Handled<Task> settle(Caller caller, UUID id, long version, SettleTask wanted) {
        return desk.<Handled<Task>>work(
                caller,
                MatterKind.NEIGHBOUR_GROUP,
                tx -> groups.task(tx, id).map(Task::group),
                Handled.None::new,
                (tx, matter) -> settle(tx, caller, matter, groups.task(tx, id).orElseThrow(), version, wanted));
    }

    private Handled<Task> settle(
            OpenTransaction tx, Caller caller, Matter matter, Task task, long version, SettleTask wanted) {
        byte[] digest = contents.digest("groups.settleTask " + caller.subject(), wanted);
        if (task.version() != version) {
            return repeated(task.version(), version, task.changeDigest(), digest)
                    ? new Handled.Done<>(matter, task, true)
                    : new Handled.Stale<>(matter, task);
        }
        if (task.state() != TaskState.OPEN) {
            return new Handled.Refused<>(Problems.of(ProblemType.NOT_NOW, "该互助事项已了结", "it has been settled"));
        }
        Optional<Problem> problem = GroupRules.reason(wanted.reason());
        if (problem.isPresent()) {
            return new Handled.Refused<>(problem.get());
        }
        boolean done = wanted.how() == SettleTask.How.DONE;
        groups.settle(tx, task.id(), done ? TaskState.DONE : TaskState.CANCELLED, digest);
        say(
                desk,
                tx,
                caller,
                matter,
                done ? GroupStep.TASK_DONE : GroupStep.TASK_CANCELLED,
                new GroupEvent.Changed(matter.audience()),
                new Remark(wanted.reason(), null));
        return new Handled.Done<>(matter, groups.task(tx, task.id()).orElseThrow(), false);
    }

    private Optional<Problem> wrong(OpenTransaction tx, Caller caller, GroupForm form, @Nullable UUID self) {
        return GroupRules.form(form, caller, vocabulary.get(), sizes.of(form.kind()))
                .or(() -> doors.taken(tx, form, self));
    }

    /** What is said to a request about a group that is no more. */
    private Optional<Problem> dissolved(OpenTransaction tx, UUID id) {
        return dissolved(groups.find(tx, id).orElseThrow());
    }

    static Optional<Problem> dissolved(Group group) {
        return group.state() == State.DISSOLVED
                ? Optional.of(Problems.of(ProblemType.NOT_NOW, "该组已解散", "the group has been dissolved"))
                : Optional.empty();
    }

    static boolean repeated(long now, long version, byte @Nullable [] last, byte[] digest) {
        return now == version + 1 && last != null && MessageDigest.isEqual(last, digest);
    }

    /** Says what became true of a group in a larger transaction. */
    static void say(
            MatterDesk desk,
            OpenTransaction tx,
            Caller caller,
            Matter matter,
            GroupStep step,
            GroupEvent event,
            Remark remark) {
        desk.changeWithin(
                tx, caller, matter, step.name(), event, (open, locked, at) -> done(locked, step, event, remark));
    }

    private static Group group(UUID id, GroupForm form) {
        return new Group(
                id, State.ACTIVE, form.kind(), form.name(), form.everybody().size());
    }

    private static List<Department> hands(GroupForm form, Department own) {
        List<Department> hands = new ArrayList<>(form.others());
        hands.add(own);
        return hands;
    }

    private static MatterDecision done(Matter matter, GroupStep step, GroupEvent event, Remark remark) {
        return new MatterDecision.Done(fact(matter, step, event, remark));
    }

    private static MatterFact fact(Matter matter, GroupStep step, GroupEvent event, Remark remark) {
        return new MatterFact(matter, step, event, remark);
    }
}
