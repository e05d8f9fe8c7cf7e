package cn.fengqiao.cases.secret;

import java.util.regex.Pattern;

/**
 * Unified social credit codes of organisations, GB 32100-2015: one character of who registered it, one of what it is, six
 * digits of place, nine characters of the organisation, and a check character by modulus 31. The letters I, O, S, V and Z
 * are not used.
 */
public final class SocialCreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{2}\\d{6}[" + ALPHABET + "]{10}");
    private static final int MODULUS = ALPHABET.length();
    private static final int LAST = 17;

    private SocialCreditCode() {}

    public static boolean valid(String code) {
        return SHAPE.matcher(code).matches() && code.charAt(LAST) == checkCharacter(code);
    }

    private static char checkCharacter(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LAST; i++) {
            sum += weight * ALPHABET.indexOf(code.charAt(i));
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
