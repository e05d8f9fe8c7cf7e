@NullMarked
package cn.fengqiao.contract;

import org.jspecify.annotations.NullMarked;
