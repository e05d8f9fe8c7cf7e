package cn.fengqiao.cases.group;

import cn.fengqiao.kit.problem.MultiLine;
import java.time.LocalDate;

/**
 * Ask neighbours for help.
 *
 * @param what to be done: {@code 帮忙送药}
 * @param household what the door is called that it is for
 */
record HelpTask(@MultiLine String what, String household, LocalDate dueOn) {

    /** What is sealed of it. */
    record Content(String what, String household) {}
}
