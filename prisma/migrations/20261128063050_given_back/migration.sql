-- DropIndex
DROP INDEX "journal_order_id_kind_key";

-- AlterTable
ALTER TABLE "journal" ADD COLUMN     "subject" UUID;
-- Until now there were sales and cancellations only, one of each an order.
UPDATE "journal" SET "subject" = "order_id";
ALTER TABLE "journal" ALTER COLUMN "subject" SET NOT NULL;

ALTER TABLE "journal" DROP CONSTRAINT "journal_kind_check", ADD CONSTRAINT "journal_kind_check" CHECK ("kind" IN ('sale', 'cancel', 'change', 'refund') AND "total_pence" >= 0);

-- CreateTable
CREATE TABLE "given_back" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "shop" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "trading_date" DATE NOT NULL,
    "lines" JSONB NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "method" TEXT,
    "reason" TEXT NOT NULL,
    "log_partition" INTEGER NOT NULL,
    "log_offset" BIGINT NOT NULL,

    CONSTRAINT "given_back_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "given_back_order_id_idx" ON "given_back"("order_id");

-- CreateIndex
CREATE INDEX "given_back_shop_trading_date_idx" ON "given_back"("shop", "trading_date");

-- CreateIndex
CREATE INDEX "given_back_log_partition_log_offset_idx" ON "given_back"("log_partition", "log_offset");

-- CreateIndex
CREATE UNIQUE INDEX "journal_subject_kind_key" ON "journal"("subject", "kind");

-- What no schema file can say.
ALTER TABLE "given_back" ADD CONSTRAINT "given_back_kind_check" CHECK ("kind" IN ('change', 'refund'));
