package cn.fengqiao.testkit.architecture.planted.assign;

import cn.fengqiao.testkit.Tokens;

/** Planted: something of another module that is not the platform's. */
class AssignWithOtherService {
    String issuer() {
        return Tokens.shared().issuer();
    }
}
