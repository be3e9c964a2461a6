-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "position" (
    "worker" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "partition" INTEGER NOT NULL,
    "next" BIGINT NOT NULL,

    CONSTRAINT "position_pkey" PRIMARY KEY ("worker","topic","partition")
);

-- CreateTable
CREATE TABLE "log_identity" (
    "worker" TEXT NOT NULL,
    "cluster_id" TEXT NOT NULL,
    "topic_prefix" TEXT NOT NULL,

    CONSTRAINT "log_identity_pkey" PRIMARY KEY ("worker")
);

-- CreateTable
CREATE TABLE "account" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" UUID NOT NULL,
    "shop" INTEGER NOT NULL,
    "till" INTEGER NOT NULL,
    "order_id" UUID NOT NULL,
    "order_number" INTEGER NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "trading_date" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "kind" TEXT NOT NULL,
    "total_pence" INTEGER NOT NULL,
    "payment" TEXT NOT NULL,
    "log_partition" INTEGER NOT NULL,
    "log_offset" BIGINT NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger" (
    "journal_id" UUID NOT NULL,
    "n" SMALLINT NOT NULL,
    "shop" INTEGER NOT NULL,
    "trading_date" DATE NOT NULL,
    "account" INTEGER NOT NULL,
    "vat" TEXT,
    "debit_pence" INTEGER NOT NULL,
    "credit_pence" INTEGER NOT NULL,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("journal_id","n")
);

-- CreateTable
CREATE TABLE "order_facts" (
    "id" UUID NOT NULL,
    "shop" INTEGER NOT NULL,
    "order_number" INTEGER NOT NULL,
    "till" INTEGER NOT NULL,
    "ticket" TEXT NOT NULL,
    "placed_ms" BIGINT,
    "trading_date" DATE,
    "eat_in" BOOLEAN,
    "total_pence" INTEGER,
    "payment" TEXT,
    "placed_partition" INTEGER,
    "placed_offset" BIGINT,
    "waiting_ms" BIGINT,
    "missing" TEXT[],
    "hot_ms" BIGINT,
    "hand_ms" BIGINT,
    "first_ready_ms" BIGINT,
    "ready_round" INTEGER,
    "ready_ms" BIGINT,
    "recalled_round" INTEGER,
    "recalled_ms" BIGINT,
    "collected_ms" BIGINT,
    "cancelled_ms" BIGINT,
    "cancelled_date" DATE,
    "cancelled_pence" INTEGER,
    "cancelled_partition" INTEGER,
    "cancelled_offset" BIGINT,

    CONSTRAINT "order_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_content" (
    "id" UUID NOT NULL,
    "parts" JSONB NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "order_content_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portion_movement" (
    "subject" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "shop" INTEGER NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "trading_date" DATE NOT NULL,
    "portions" JSONB NOT NULL,

    CONSTRAINT "portion_movement_pkey" PRIMARY KEY ("subject","kind")
);

-- CreateTable
CREATE TABLE "portion_sum" (
    "shop" INTEGER NOT NULL,
    "trading_date" DATE NOT NULL,
    "food" TEXT NOT NULL,
    "sold" BIGINT NOT NULL,
    "cooked" BIGINT NOT NULL,
    "wasted" BIGINT NOT NULL,

    CONSTRAINT "portion_sum_pkey" PRIMARY KEY ("shop","trading_date","food")
);

-- CreateTable
CREATE TABLE "stock_movement" (
    "subject" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "shop" INTEGER NOT NULL,
    "at_ms" BIGINT NOT NULL,
    "trading_date" DATE NOT NULL,
    "uses" JSONB NOT NULL,

    CONSTRAINT "stock_movement_pkey" PRIMARY KEY ("subject","reason")
);

-- CreateTable
CREATE TABLE "stock_used" (
    "shop" INTEGER NOT NULL,
    "trading_date" DATE NOT NULL,
    "consumable" TEXT NOT NULL,
    "used" DECIMAL(20,6) NOT NULL,
    "wasted" DECIMAL(20,6) NOT NULL,

    CONSTRAINT "stock_used_pkey" PRIMARY KEY ("shop","trading_date","consumable")
);

-- CreateIndex
CREATE INDEX "journal_shop_trading_date_idx" ON "journal"("shop", "trading_date");

-- CreateIndex
CREATE UNIQUE INDEX "journal_order_id_kind_key" ON "journal"("order_id", "kind");

-- CreateIndex
CREATE INDEX "ledger_shop_trading_date_idx" ON "ledger"("shop", "trading_date");

-- CreateIndex
CREATE INDEX "order_facts_shop_trading_date_idx" ON "order_facts"("shop", "trading_date");

-- CreateIndex
CREATE INDEX "order_facts_shop_cancelled_date_idx" ON "order_facts"("shop", "cancelled_date");

-- AddForeignKey
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "journal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_account_fkey" FOREIGN KEY ("account") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: the accounts of lib/domain/ledger.ts, and what no row may ever say
INSERT INTO "account" ("id", "name") VALUES
    (1000, 'Cash'),
    (1010, 'Card'),
    (1020, 'Payment not recorded'),
    (2200, 'VAT'),
    (4000, 'Sales');

ALTER TABLE "journal" ADD CONSTRAINT "journal_kind_check" CHECK ("kind" IN ('sale', 'cancel') AND "total_pence" >= 0);
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_sides_check" CHECK ("debit_pence" >= 0 AND "credit_pence" >= 0 AND ("debit_pence" = 0 OR "credit_pence" = 0));
ALTER TABLE "portion_movement" ADD CONSTRAINT "portion_movement_kind_check" CHECK ("kind" IN ('sold', 'returned', 'cooked', 'wasted'));
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_reason_check" CHECK ("reason" IN ('sold', 'returned', 'cooked', 'wasted'));
