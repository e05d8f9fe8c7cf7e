/** Keeps what people upload: looked at before it is taken, sealed at rest, found again by its content. */
@NullMarked
package cn.fengqiao.cases.objects;

import org.jspecify.annotations.NullMarked;
