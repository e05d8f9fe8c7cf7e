/** One case and its timeline. */
@NullMarked
package cn.fengqiao.cases.casefile;

import org.jspecify.annotations.NullMarked;
