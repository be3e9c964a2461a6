-- CreateIndex
CREATE INDEX "journal_log_partition_log_offset_idx" ON "journal"("log_partition", "log_offset");

-- CreateIndex
CREATE INDEX "order_facts_placed_partition_placed_offset_idx" ON "order_facts"("placed_partition", "placed_offset");
