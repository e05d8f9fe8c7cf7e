/** The web side of the access policy: token to caller, operation check, row-level security, log of personal reads. */
@NullMarked
package cn.fengqiao.kit.access;

import org.jspecify.annotations.NullMarked;
