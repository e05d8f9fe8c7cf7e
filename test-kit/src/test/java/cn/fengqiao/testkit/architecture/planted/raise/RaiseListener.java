package cn.fengqiao.testkit.architecture.planted.raise;

/** Planted: a listener others could call. */
public class RaiseListener {}
