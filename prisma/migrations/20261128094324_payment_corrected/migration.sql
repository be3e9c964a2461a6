-- AlterTable
ALTER TABLE "order_facts" ADD COLUMN     "corrected_ms" BIGINT,
ADD COLUMN     "corrected_payment" JSONB,
ADD COLUMN     "corrected_round" INTEGER;

-- What no schema file can say: a payment that was put right moves money between accounts, and is none of the kinds that there were.
ALTER TABLE "journal" DROP CONSTRAINT "journal_kind_check", ADD CONSTRAINT "journal_kind_check" CHECK ("kind" IN ('sale', 'cancel', 'change', 'refund', 'correction') AND "total_pence" >= 0);
