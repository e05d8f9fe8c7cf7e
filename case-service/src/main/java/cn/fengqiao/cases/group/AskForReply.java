package cn.fengqiao.cases.group;

/** Ask whether there is a reply, with the token that was given for the report. */
record AskForReply(String token) {}
