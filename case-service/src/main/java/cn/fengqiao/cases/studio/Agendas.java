package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.Agenda;
import cn.fengqiao.cases.appointment.Worker;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is taken and what is free at a studio. */
@Component
class Agendas {

    /** How far ahead a next free slot is looked for. */
    static final int DAYS_AHEAD = 28;

    private final Bookings bookings;

    Agendas(Bookings bookings) {
        this.bookings = bookings;
    }

    /**
     * The agenda of the days that follow {@code from}.
     *
     * @param except an appointment that is to be moved, and does not stand in its own way
     */
    Agenda read(
            OpenTransaction tx, Studio studio, List<Member> members, Instant from, int days, @Nullable UUID except) {
        Instant to = from.plus(Duration.ofDays(days + 1L));
        List<Worker> workers = members.stream().map(Member::worker).toList();
        return new Agenda(
                studio.hours(),
                studio.rooms(),
                workers,
                bookings.rooms(tx, List.of(studio.id()), from, to, except).getOrDefault(studio.id(), List.of()),
                bookings.people(tx, Agenda.people(workers, studio.hours().day(from)), from, to, except));
    }
}
