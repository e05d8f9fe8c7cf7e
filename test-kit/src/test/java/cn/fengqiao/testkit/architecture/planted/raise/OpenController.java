package cn.fengqiao.testkit.architecture.planted.raise;

import org.springframework.stereotype.Controller;

/** Planted: a controller others could call. */
@Controller
public class OpenController {}
