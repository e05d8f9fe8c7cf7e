/** What is remembered: evidence, calculations and colours. The only place with SQL that writes. */
@NullMarked
package cn.fengqiao.risk.store;

import org.jspecify.annotations.NullMarked;
