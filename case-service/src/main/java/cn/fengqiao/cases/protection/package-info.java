/** What protects somebody on a case: applied for, decided, prolonged, ended and breached, and what time does to it. */
@NullMarked
package cn.fengqiao.cases.protection;

import org.jspecify.annotations.NullMarked;
