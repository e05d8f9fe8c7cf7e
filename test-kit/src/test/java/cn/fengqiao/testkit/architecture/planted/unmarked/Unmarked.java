package cn.fengqiao.testkit.architecture.planted.unmarked;

/** Planted: in a package whose nulls nobody checks. */
class Unmarked {}
