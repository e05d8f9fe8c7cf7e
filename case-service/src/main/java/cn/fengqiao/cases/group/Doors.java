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
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        List<Door> doors = doors(form);
        Set<String> seen = new HashSet<>();
        for (Door door : doors) {
            if (!seen.add(hex(door.digest()))) {
                return Optional.of(door.conflict(
                        " 在本组中出现两次；不同的住户请写明门牌", " is in this group twice; give the doors of different households"));
            }
        }
        Map<String, NeighbourGroups.Held> held =
                groups.doorsHeld(tx, doors.stream().map(Door::digest).toList());
        for (Door door : doors) {
            NeighbourGroups.Held by = held.get(hex(door.digest()));
            if (by != null && !by.group().equals(self)) {
                return Optional.of(door.conflict(
                                " 已在「" + by.name() + "」中；一户只参加一个组",
                                " is in the group " + by.name() + "; a household belongs to one")
                        .with("group", by.group()));
            }
        }
        return Optional.empty();
    }

    void write(OpenTransaction tx, UUID group, GroupForm form) {
        groups.saveDoors(tx, group, doors(form).stream().map(Door::digest).toList());
    }

    /**
     * Where somebody lives.
     *
     * @param field in which the form names them
     */
    private record Door(String field, GroupPerson person, byte[] digest) {

        Problem conflict(String zh, String en) {
            String household = person.household();
            String called = household == null ? person.name() : household;
            String named = household == null ? "name" : "household";
            return Problems.field(ProblemType.CONFLICT, field + "." + named, called + zh, called + en)
                    .with("household", called);
        }
    }

    private List<Door> doors(GroupForm form) {
        List<Door> doors = new ArrayList<>();
        for (GroupPerson person : form.everybody()) {
            String field = doors.isEmpty() ? "leader" : "members[" + (doors.size() - 1) + "]";
            doors.add(new Door(field, person, door(form.area(), person)));
        }
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

    private static String hex(byte[] door) {
        return HexFormat.of().formatHex(door);
    }
}
