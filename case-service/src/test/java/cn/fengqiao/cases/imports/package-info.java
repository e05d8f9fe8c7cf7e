/** What comes of the files of other systems. */
@NullMarked
package cn.fengqiao.cases.imports;

import org.jspecify.annotations.NullMarked;
