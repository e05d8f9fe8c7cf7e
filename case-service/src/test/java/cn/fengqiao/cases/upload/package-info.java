/** What is told of files that were worked through. */
@NullMarked
package cn.fengqiao.cases.upload;

import org.jspecify.annotations.NullMarked;
