/** The pure core of what protects somebody: orders of a court, warning letters and other duties, from their beginning to their end. */
@NullMarked
package cn.fengqiao.cases.protecting;

import org.jspecify.annotations.NullMarked;
