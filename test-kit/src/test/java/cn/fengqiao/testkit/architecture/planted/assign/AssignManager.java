package cn.fengqiao.testkit.architecture.planted.assign;

/** Planted: a name that says nothing. */
class AssignManager {}
