package cn.fengqiao.cases.appointment;

import java.util.List;
import java.util.UUID;

/**
 * Who is to sit at an appointment.
 *
 * @param professions one of each; the same one twice for two
 * @param members these and no others of their profession
 */
public record Wish(List<Profession> professions, List<UUID> members) {

    /** 双师: a lawyer and a psychologist together. */
    public static final List<Profession> DUAL = List.of(Profession.LAWYER, Profession.PSYCHOLOGIST);

    public Wish {
        professions = List.copyOf(professions);
        members = List.copyOf(members);
    }
}
