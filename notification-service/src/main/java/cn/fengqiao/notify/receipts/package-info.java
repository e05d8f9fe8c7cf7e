/** The door: who has received, seen and answered, and the reports of it. */
@NullMarked
package cn.fengqiao.notify.receipts;

import org.jspecify.annotations.NullMarked;
