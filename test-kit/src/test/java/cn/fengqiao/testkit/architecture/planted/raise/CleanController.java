package cn.fengqiao.testkit.architecture.planted.raise;

import cn.fengqiao.testkit.architecture.planted.store.CleanCases;
import org.springframework.stereotype.Controller;

/** As it should be: package-private, uses its own folder and the store. */
@Controller
class CleanController {
    CleanCases cases() {
        return new CleanCases();
    }
}
