-- AlterTable
ALTER TABLE "order_content" ADD COLUMN     "allergies" JSONB;
