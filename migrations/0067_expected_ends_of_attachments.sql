DROP INDEX "withheld_by_next_review";--> statement-breakpoint
ALTER TABLE "withheld_records" ADD COLUMN "file_review_on" date;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "review_until" date;--> statement-breakpoint
CREATE INDEX "withheld_by_next_review" ON "withheld_records" USING btree ("agency_id",least(review_on, file_review_on),"document_id") WHERE withholds;