/** What must not be read by whoever reads the disk: sealing, keyed hashes, identity numbers, masks. */
@NullMarked
package cn.fengqiao.cases.secret;

import org.jspecify.annotations.NullMarked;
