/** The running service, over HTTP and beside it in the database. */
@NullMarked
package cn.fengqiao.cases;

import org.jspecify.annotations.NullMarked;
