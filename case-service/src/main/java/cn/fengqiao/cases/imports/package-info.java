/** Work orders of other systems, as files. */
@NullMarked
package cn.fengqiao.cases.imports;

import org.jspecify.annotations.NullMarked;
