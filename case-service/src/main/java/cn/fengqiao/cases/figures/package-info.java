/** What the statistics count, how lengths of time are summed up, and what of it an outsider is told: without a database. */
@NullMarked
package cn.fengqiao.cases.figures;

import org.jspecify.annotations.NullMarked;
