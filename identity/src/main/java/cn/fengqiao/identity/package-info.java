/** The embedded authorization server: who somebody is, said in signed tokens; never what they may see. */
@NullMarked
package cn.fengqiao.identity;

import org.jspecify.annotations.NullMarked;
