-- AlterTable
ALTER TABLE "order_facts" ADD COLUMN     "promised_ms" BIGINT;

