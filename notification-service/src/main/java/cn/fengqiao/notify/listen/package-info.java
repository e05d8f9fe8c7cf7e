/** Listens to what happens to cases: who is asked, who answered. */
@NullMarked
package cn.fengqiao.notify.listen;

import org.jspecify.annotations.NullMarked;
