ALTER TABLE "approval_seats" ADD COLUMN "rejected_by" uuid;--> statement-breakpoint
CREATE INDEX "seats_rejected" ON "approval_seats" USING btree ("agency_id","rejected_by","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE rejected_by is not null;--> statement-breakpoint
-- What lies rejected today: the last such act on each document says who sent it back, and from which seat.
UPDATE "approval_seats" seat SET "rejected_by" = (refused.event -> 'by' ->> 'personId')::uuid
FROM (
  SELECT DISTINCT ON (agency_id, document_id) agency_id, document_id, event FROM "approval_events"
  WHERE event ->> 'type' = 'DocumentRejected' AND event -> 'repeats' IS NULL
  ORDER BY agency_id, document_id, sequence DESC
) refused
WHERE seat."status" = 'rejected' AND seat."document_id" = refused.document_id
  AND coalesce(seat."lead_agency_id", seat."agency_id") = refused.agency_id
  AND seat."seat" = (refused.event ->> 'seat')::int;
