ALTER TABLE "documents" ADD COLUMN "kind" jsonb;--> statement-breakpoint
ALTER TABLE "number_series" ADD COLUMN "post_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "an_office_has_one_series_of_decisions" ON "number_series" USING btree ("agency_id","post_id") WHERE post_id is not null;