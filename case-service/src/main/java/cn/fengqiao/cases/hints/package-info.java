/** Has this been reported before? */
@NullMarked
package cn.fengqiao.cases.hints;

import org.jspecify.annotations.NullMarked;
