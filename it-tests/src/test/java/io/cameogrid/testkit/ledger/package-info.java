/** What clients were told about their writes, and whether searches, reads and copies agree with it. */
@NullMarked
package io.cameogrid.testkit.ledger;

import org.jspecify.annotations.NullMarked;
