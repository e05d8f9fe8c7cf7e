package cn.fengqiao.gateway.live;

import cn.fengqiao.access.LiveFeed;
import cn.fengqiao.contract.Department;

/**
 * A {@link LiveFeed} that somebody listens to, numbered so that an event can keep what it decided for it.
 *
 * @param number dense, from 0
 */
record Feed(int number, LiveFeed rights) {

    Department department() {
        return rights.department();
    }
}
