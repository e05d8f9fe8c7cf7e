package cn.fengqiao.cases.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is taken and what is free at a studio.
 *
 * @param rooms how many appointments there can be at the same time
 * @param roomsTaken of this studio
 * @param peopleTaken of its people, by whichever studio
 */
public record Agenda(
        Hours hours, int rooms, List<Worker> workers, List<RoomTaken> roomsTaken, List<PersonTaken> peopleTaken) {

    public record RoomTaken(int room, Slot slot) {}

    public record PersonTaken(String person, Slot slot) {}

    /** A slot with a free room, how many there are, and the professions of which somebody is free. */
    public record Free(Slot slot, int rooms, Set<Profession> professions) {}

    /** Who sits where when the wish falls on the slot. Of several the one with fewest appointments, then the one who came first. */
    public Seating seat(Wish wish, Slot slot) {
        LocalDate day = hours.day(slot.start());
        List<Worker> present =
                workers.stream().filter(worker -> worker.worksOn(day)).toList();
        for (UUID member : wish.members()) {
            if (present.stream().noneMatch(worker -> worker.member().equals(member))) {
                return new Seating.NoSuchMember(member);
            }
        }
        List<Worker> named = present.stream()
                .filter(worker -> wish.members().contains(worker.member()))
                .toList();
        List<Profession> open = new ArrayList<>(wish.professions());
        named.forEach(worker -> open.remove(worker.profession()));
        for (Profession profession : EnumSet.allOf(Profession.class)) {
            long wanted = open.stream().filter(profession::equals).count();
            if (candidates(present, named, profession).size() < wanted) {
                return new Seating.NoSuchProfession(profession);
            }
        }
        OptionalInt room = freeRoom(slot);
        if (room.isEmpty()) {
            return new Seating.RoomsTaken();
        }
        return seat(named, open, present, slot, room.getAsInt());
    }

    /** The first slot after {@code after} on which the wish can be met, within {@code days} days. */
    public Optional<Slot> nextFree(Wish wish, Instant after, int days) {
        return hours.from(hours.day(after), days).stream()
                .filter(slot -> slot.start().isAfter(after))
                .filter(slot -> seat(wish, slot) instanceof Seating.Seated)
                .findFirst();
    }

    /** The slots of {@code days} days from {@code first} on that are not yet begun and have a free room. */
    public List<Free> free(LocalDate first, int days, Instant after) {
        return hours.from(first, days).stream()
                .filter(slot -> slot.start().isAfter(after))
                .map(this::free)
                .filter(free -> free.rooms() > 0)
                .toList();
    }

    private Free free(Slot slot) {
        LocalDate day = hours.day(slot.start());
        Set<Profession> professions = workers.stream()
                .filter(worker -> worker.worksOn(day) && isFree(worker, slot))
                .map(Worker::profession)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Profession.class)));
        return new Free(
                slot,
                (int) IntStream.rangeClosed(1, rooms)
                        .filter(room -> isFree(room, slot))
                        .count(),
                professions);
    }

    private Seating seat(List<Worker> named, List<Profession> open, List<Worker> present, Slot slot, int room) {
        for (Worker worker : named) {
            if (!isFree(worker, slot)) {
                return new Seating.MemberTaken(worker.member());
            }
        }
        List<Worker> seated = new ArrayList<>(named);
        for (Profession profession : open) {
            Optional<Worker> next = candidates(present, seated, profession).stream()
                    .filter(worker -> isFree(worker, slot))
                    .min(Comparator.comparingLong(this::appointments).thenComparing(Worker::member));
            if (next.isEmpty()) {
                return new Seating.ProfessionTaken(profession);
            }
            seated.add(next.get());
        }
        return new Seating.Seated(room, List.copyOf(seated));
    }

    private static List<Worker> candidates(List<Worker> present, List<Worker> without, Profession profession) {
        return present.stream()
                .filter(worker -> worker.profession() == profession)
                .filter(worker ->
                        without.stream().noneMatch(other -> other.person().equals(worker.person())))
                .toList();
    }

    private OptionalInt freeRoom(Slot slot) {
        return IntStream.rangeClosed(1, rooms)
                .filter(room -> isFree(room, slot))
                .findFirst();
    }

    private boolean isFree(int room, Slot slot) {
        return roomsTaken.stream()
                .noneMatch(taken -> taken.room() == room && taken.slot().overlaps(slot));
    }

    private boolean isFree(Worker worker, Slot slot) {
        return peopleTaken.stream()
                .noneMatch(taken ->
                        taken.person().equals(worker.person()) && taken.slot().overlaps(slot));
    }

    private long appointments(Worker worker) {
        return peopleTaken.stream()
                .filter(taken -> taken.person().equals(worker.person()))
                .count();
    }

    /** Everybody who works here on some day from {@code day} on. */
    public static Set<String> people(List<Worker> workers, LocalDate day) {
        return workers.stream()
                .filter(worker -> worker.until() == null || !worker.until().isBefore(day))
                .map(Worker::person)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
