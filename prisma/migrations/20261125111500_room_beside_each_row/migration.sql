-- An order's row is rewritten with each step that the order takes. With room in its page the new one stands beside the old, and none
-- of the four indexes has to be told.
ALTER TABLE "order_facts" SET (fillfactor = 50);
