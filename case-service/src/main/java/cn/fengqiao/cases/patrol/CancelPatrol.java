package cn.fengqiao.cases.patrol;

/** Cancel a patrol. */
record CancelPatrol(String reason) {}
