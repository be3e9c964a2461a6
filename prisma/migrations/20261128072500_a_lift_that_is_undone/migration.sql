-- A lift that was undone takes back what it had brought and used.
ALTER TABLE "portion_movement" DROP CONSTRAINT "portion_movement_kind_check";
ALTER TABLE "portion_movement" ADD CONSTRAINT "portion_movement_kind_check" CHECK ("kind" IN ('sold', 'returned', 'cooked', 'undone', 'wasted'));
ALTER TABLE "stock_movement" DROP CONSTRAINT "stock_movement_reason_check";
ALTER TABLE "stock_movement" ADD CONSTRAINT "stock_movement_reason_check" CHECK ("reason" IN ('sold', 'returned', 'cooked', 'undone', 'wasted'));
