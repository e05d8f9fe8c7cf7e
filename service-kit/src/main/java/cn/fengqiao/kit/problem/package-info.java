/** How the platform says no: one catalogue of problems, and framework errors turned into them. */
@NullMarked
package cn.fengqiao.kit.problem;

import org.jspecify.annotations.NullMarked;
