@NullMarked
package cn.fengqiao.notify.receipts;

import org.jspecify.annotations.NullMarked;
