@NullMarked
package cn.fengqiao.testkit.architecture.planted.store;

import org.jspecify.annotations.NullMarked;
