package cn.fengqiao.cases.group;

import cn.fengqiao.cases.secret.Address;
import cn.fengqiao.cases.secret.Phones;
import cn.fengqiao.cases.store.NeighbourGroups;
import cn.fengqiao.cases.vocabulary.Area;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A household belongs to one active group. It is known again by its door in its grid, also when one group names the
 * building and another lies in it; where no door is written down, by its telephone, and else by the name at the place of
 * the group. Only keyed digests are kept of it.
 */
@Component
class Doors {

    private final NeighbourGroups groups;
    private final GroupContents contents;
    private final CurrentVocabulary vocabulary;

    Doors(NeighbourGroups groups, GroupContents contents, CurrentVocabulary vocabulary) {
        this.groups = groups;
        this.contents = contents;
        this.vocabulary = vocabulary;
    }

    /**
     * Whose household is in a group already; until the transaction ends nobody else forms a group in the grid.
     *
     * @param self the group that is written down anew; null for one that is formed
     */
    Optional<Problem> taken(OpenTransaction tx, GroupForm form, @Nullable UUID self) {
        groups.claimDoors(tx, form.area().grid());
        Map<String, String> fields = new LinkedHashMap<>();
        List<GroupPerson> everybody = form.everybody();
        for (int i = 0; i < everybody.size(); i++) {
            String field = i == 0 ? "leader" : "members[" + (i - 1) + "]";
            GroupPerson person = everybody.get(i);
            String before = fields.putIfAbsent(hex(door(form.area(), person)), field);
            if (before != null) {
                return Optional.of(Problems.field(
                                ProblemType.CONFLICT,
                                field + "." + named(person),
                                called(person) + " 在本组中出现两次；不同的住户请写明门牌",
                                called(person) + " is in this group twice; give the doors of different households")
                        .with("household", called(person)));
            }
        }
        Map<String, NeighbourGroups.Held> held = groups.doorsHeld(tx, doors(form));
        for (int i = 0; i < everybody.size(); i++) {
            GroupPerson person = everybody.get(i);
            NeighbourGroups.Held by = held.get(hex(door(form.area(), person)));
            if (by != null && !by.group().equals(self)) {
                return Optional.of(Problems.field(
                                ProblemType.CONFLICT,
                                (i == 0 ? "leader" : "members[" + (i - 1) + "]") + "." + named(person),
                                called(person) + " 已在「" + by.name() + "」中；一户只参加一个组",
                                called(person) + " is in the group " + by.name() + "; a household belongs to one")
                        .with("household", called(person))
                        .with("group", by.group()));
            }
        }
        return Optional.empty();
    }

    void write(OpenTransaction tx, UUID group, GroupForm form) {
        groups.saveDoors(tx, group, doors(form));
    }

    private List<byte[]> doors(GroupForm form) {
        List<byte[]> doors = new ArrayList<>();
        form.everybody().forEach(person -> doors.add(door(form.area(), person)));
        return doors;
    }

    private byte[] door(AreaPath area, GroupPerson person) {
        String household = person.household();
        String phone = person.phone();
        if (household != null) {
            return contents.door("door " + area.grid() + " " + inGrid(area, household));
        }
        return contents.door(
                phone == null
                        ? "name " + area + " " + person.name().strip()
                        : "phone " + area.grid() + " " + Phones.normalised(phone));
    }

    /** {@code 201} of a group in building 2 is {@code 2号楼201} of a group of its grid. */
    private String inGrid(AreaPath area, String household) {
        String door = Address.normalised(household);
        String building = vocabulary
                .get()
                .area(area)
                .filter(place -> place.kind() == Area.Kind.BUILDING)
                .map(place -> Address.normalised(place.name()))
                .orElse("");
        return door.startsWith(building) ? door : building + door;
    }

    private static String named(GroupPerson person) {
        return person.household() == null ? "name" : "household";
    }

    private static String called(GroupPerson person) {
        String household = person.household();
        return household == null ? person.name() : household;
    }

    private static String hex(byte[] door) {
        return HexFormat.of().formatHex(door);
    }
}
