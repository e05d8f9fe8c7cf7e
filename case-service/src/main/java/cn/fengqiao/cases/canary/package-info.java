/** A small living thing through the whole chain. */
@NullMarked
package cn.fengqiao.cases.canary;

import org.jspecify.annotations.NullMarked;
