-- Every approved document has its place there now, open ones too (기록령 제24조①).
ALTER TABLE "withheld_records" RENAME TO "recheck_records";--> statement-breakpoint
ALTER TABLE "recheck_records" RENAME CONSTRAINT "a_document_is_withheld_once" TO "a_document_has_one_recheck_record";--> statement-breakpoint
ALTER TABLE "recheck_records" RENAME CONSTRAINT "a_withheld_record_is_of_a_document" TO "a_recheck_record_is_of_a_document";--> statement-breakpoint
DROP INDEX "withheld_of_a_year";--> statement-breakpoint
-- What was approved and never kept back. With a closed attachment, or still on its way, it is written by its approval.
INSERT INTO "recheck_records" (agency_id, document_id, unit_id, produced_on, level, grounds, withholds_files, withholds,
  is_verbatim, based_on, yearly_done, decisions)
SELECT d.agency_id, d.id, d.unit_id, r.registered_on, 'open', '{}', false, false, false, r.registered_on, false, 0
FROM "documents" d
JOIN "registrations" r ON r.agency_id = d.agency_id AND r.document_id = d.id
WHERE d.status = 'approved' AND d.disclosure_level = 'open'
  AND NOT EXISTS (SELECT FROM "recheck_records" w WHERE w.agency_id = d.agency_id AND w.document_id = d.id)
  AND NOT EXISTS (SELECT FROM "attachments" a WHERE a.agency_id = d.agency_id AND a.document_id = d.id
    AND a.removed_at IS NULL AND a.disclosure_level <> 'open');--> statement-breakpoint
CREATE INDEX "open_without_first_check" ON "recheck_records" USING btree ("agency_id","produced_on","document_id","unit_id") WHERE not withholds and not yearly_done;--> statement-breakpoint
CREATE INDEX "records_of_a_year" ON "recheck_records" USING btree ("agency_id","produced_on","unit_id","level","withholds","yearly_done","document_id");--> statement-breakpoint
-- Naming somebody adds them to who reads and changes nothing else; whoever decided just so is asked once more.
ALTER TABLE "access_decisions" ADD COLUMN "is_naming" boolean;--> statement-breakpoint
UPDATE "access_decisions" SET is_naming = coalesce(before - 'people' = after - 'people'
  AND jsonb_array_length(after -> 'people') > jsonb_array_length(before -> 'people'), false);--> statement-breakpoint
ALTER TABLE "access_decisions" ALTER COLUMN "is_naming" SET NOT NULL;
