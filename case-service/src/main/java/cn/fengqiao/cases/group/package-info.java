/**
 * Groups of neighbours 十户联防 and building communities 楼宇安全共同体: who belongs, mutual help, and reports of incidents, each
 * of which gets a reply. A household belongs to one group at a time, and a group has as many as the place says. Nobody is reported for what they are, and nobody learns who reported.
 */
@NullMarked
package cn.fengqiao.cases.group;

import org.jspecify.annotations.NullMarked;
