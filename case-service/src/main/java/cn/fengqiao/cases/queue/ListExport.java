package cn.fengqiao.cases.queue;

/**
 * What somebody says who takes a list out of the system.
 *
 * @param reason why, for the log and for the file itself; one line of 1 to 200 characters
 */
record ListExport(String reason) {}
