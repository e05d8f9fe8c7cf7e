@NullMarked
package cn.fengqiao.testkit.api;

import org.jspecify.annotations.NullMarked;
