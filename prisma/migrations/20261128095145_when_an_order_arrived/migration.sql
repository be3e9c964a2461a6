-- AlterTable
ALTER TABLE "order_facts" ADD COLUMN     "arrived_ms" BIGINT;
