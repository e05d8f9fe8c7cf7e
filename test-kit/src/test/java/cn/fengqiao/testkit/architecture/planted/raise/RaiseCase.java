package cn.fengqiao.testkit.architecture.planted.raise;

/** As it should be. */
public record RaiseCase(String title) {}
