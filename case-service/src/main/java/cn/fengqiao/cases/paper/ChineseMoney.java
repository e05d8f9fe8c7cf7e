package cn.fengqiao.cases.paper;

import java.math.BigDecimal;

/**
 * Amounts in renminbi as papers that bind write them, so that no digit can be put before or behind: 壹仟贰佰元整. After
 * 《正确填写票据和结算凭证的基本规定》 of the People's Bank, annex 1 of 支付结算办法.
 */
public final class ChineseMoney {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿"};
    private static final int GROUP = 10_000;
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000");

    /** The greatest amount that a paper can state, in 1/100 yuan: one more is a million million yuan. */
    public static final long MOST_FEN = LIMIT.movePointRight(2).longValueExact() - 1;

    private ChineseMoney() {}

    /**
     * In capital numerals.
     *
     * @param yuan from 0 to below a million million, at most two places behind the point
     * @throws IllegalArgumentException for any other amount
     */
    public static String capital(BigDecimal yuan) {
        long fen = fen(yuan);
        long whole = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cents = (int) (fen % 10);
        if (fen == 0) {
            return "零元整";
        }
        StringBuilder text = new StringBuilder();
        if (whole > 0) {
            text.append(whole(whole)).append('元');
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (cents > 0 && whole > 0) {
            text.append('零');
        }
        return cents > 0
                ? text.append(DIGITS.charAt(cents)).append('分').toString()
                : text.append('整').toString();
    }

    /** As an agreement says it: in figures, and in capitals in brackets. */
    public static String both(BigDecimal yuan) {
        long fen = fen(yuan);
        String figures = fen % 100 == 0 ? Long.toString(fen / 100) : "%d.%02d".formatted(fen / 100, fen % 100);
        return figures + "元（大写：人民币" + capital(yuan) + "）";
    }

    private static long fen(BigDecimal yuan) {
        if (yuan.signum() < 0 || yuan.compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("not an amount that a paper can state");
        }
        try {
            return yuan.movePointRight(2).longValueExact();
        } catch (ArithmeticException finer) {
            throw new IllegalArgumentException("an amount has at most two places behind the point", finer);
        }
    }

    /** Groups of four; a gap of noughts, within a group or between two, is one 零. */
    private static String whole(long yuan) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int value = (int) (yuan / Math.powExact((long) GROUP, group) % GROUP);
            if (value == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || value < GROUP / 10)) {
                text.append('零');
            }
            appendGroup(text, value);
            text.append(GROUPS[group]);
            gap = value % 10 == 0;
        }
        return text.toString();
    }

    private static void appendGroup(StringBuilder text, int value) {
        boolean begun = false;
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = value / Math.powExact(10, place) % 10;
            if (digit == 0) {
                gap = begun;
                continue;
            }
            if (gap) {
                text.append('零');
            }
            text.append(DIGITS.charAt(digit)).append(PLACES[place]);
            begun = true;
            gap = false;
        }
    }
}
