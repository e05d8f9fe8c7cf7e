/** What a service says of itself to those who write clients. */
@NullMarked
package cn.fengqiao.kit.api;

import org.jspecify.annotations.NullMarked;
