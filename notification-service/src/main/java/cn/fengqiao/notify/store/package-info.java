/** What is remembered of receipts. The only place with SQL that writes. */
@NullMarked
package cn.fengqiao.notify.store;

import org.jspecify.annotations.NullMarked;
