DROP INDEX "documents_of_a_drafter";--> statement-breakpoint
DROP INDEX "seats_taken_part";--> statement-breakpoint
DROP INDEX "seats_drafted";--> statement-breakpoint
CREATE INDEX "saved_drafts_of_a_drafter" ON "documents" USING btree ("agency_id","drafter_person_id","saved_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE status in ('drafting', 'rejected', 'recalled');--> statement-breakpoint
CREATE INDEX "seats_taken_part" ON "approval_seats" USING btree ("agency_id","person_id","status","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE signed;--> statement-breakpoint
CREATE INDEX "seats_drafted" ON "approval_seats" USING btree ("agency_id","person_id","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE seat = 0;