/** Studios and squads: who they are, when they receive people, their appointments, what they hold, and which one suits. */
@NullMarked
package cn.fengqiao.cases.studio;

import org.jspecify.annotations.NullMarked;
