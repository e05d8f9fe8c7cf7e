/**
 * Groups of neighbours 十户联防 and building communities 楼宇安全共同体: who belongs, mutual help, and reports of incidents, each
 * of which gets a reply. Nobody is reported for what they are, and nobody learns who reported.
 */
@NullMarked
package cn.fengqiao.cases.group;

import org.jspecify.annotations.NullMarked;
