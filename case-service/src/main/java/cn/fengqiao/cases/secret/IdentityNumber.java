package cn.fengqiao.cases.secret;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Citizen identification numbers, GB 11643-1999: six digits of place, eight of birth date, three of order, and a check
 * digit by ISO 7064 MOD 11-2.
 */
public final class IdentityNumber {

    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";
    private static final int EARLIEST_BIRTH = 1880;
    private static final int SHOWN_IN_FRONT = 3;
    private static final int SHOWN_AT_END = 4;

    private IdentityNumber() {}

    /** @param today nobody is born after it */
    public static boolean valid(String number, LocalDate today) {
        return SHAPE.matcher(number).matches()
                && birth(number)
                        .filter(birth -> birth.getYear() >= EARLIEST_BIRTH && !birth.isAfter(today))
                        .isPresent()
                && number.charAt(17) == checkDigit(number);
    }

    /** The year of birth in a number that is valid. */
    public static int birthYear(String valid) {
        return Integer.parseInt(valid.substring(6, 10));
    }

    /** {@code 330***********1234}: enough for a person at the counter to compare, too little to use. */
    public static String masked(String number) {
        int hidden = number.length() - SHOWN_IN_FRONT - SHOWN_AT_END;
        return hidden <= 0
                ? "*".repeat(number.length())
                : number.substring(0, SHOWN_IN_FRONT)
                        + "*".repeat(hidden)
                        + number.substring(number.length() - SHOWN_AT_END);
    }

    private static Optional<LocalDate> birth(String number) {
        try {
            return Optional.of(LocalDate.of(
                    birthYear(number),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14))));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(number.charAt(i), 10);
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }
}
