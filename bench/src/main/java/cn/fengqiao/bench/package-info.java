/** Measures what the system promises, every figure beside its limit from the same run. */
@NullMarked
package cn.fengqiao.bench;

import org.jspecify.annotations.NullMarked;
