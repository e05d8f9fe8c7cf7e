package cn.fengqiao.cases.paper;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Dates as the forms write them. */
public final class ChineseDate {

    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseDate() {}

    /** 2026年11月5日, in the body of a paper. */
    public static String figures(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 2026年11月5日14时05分, where a record says when people met. */
    public static String figures(LocalDateTime moment) {
        return figures(moment.toLocalDate()) + "%d时%02d分".formatted(moment.getHour(), moment.getMinute());
    }

    /** 二〇二六年十一月五日, below a seal. */
    public static String capital(LocalDate day) {
        StringBuilder text = new StringBuilder();
        Integer.toString(day.getYear()).chars().forEach(c -> text.append(DIGITS.charAt(c - '0')));
        return text.append('年')
                .append(numeral(day.getMonthValue()))
                .append('月')
                .append(numeral(day.getDayOfMonth()))
                .append('日')
                .toString();
    }

    private static String numeral(int value) {
        String tens = value < 10 ? "" : value < 20 ? "十" : DIGITS.charAt(value / 10) + "十";
        return value % 10 == 0 && value > 0 ? tens : tens + DIGITS.charAt(value % 10);
    }
}
