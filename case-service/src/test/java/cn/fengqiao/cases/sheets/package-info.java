/** Tests of the readers of sheets. */
@NullMarked
package cn.fengqiao.cases.sheets;

import org.jspecify.annotations.NullMarked;
