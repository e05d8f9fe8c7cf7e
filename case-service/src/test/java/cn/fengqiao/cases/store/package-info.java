@NullMarked
package cn.fengqiao.cases.store;

import org.jspecify.annotations.NullMarked;
