ALTER TABLE "approval_seats" ADD COLUMN "upcoming" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "approval_seats" ADD COLUMN "due_on" date;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "due_on" date;--> statement-breakpoint
CREATE INDEX "seats_upcoming" ON "approval_seats" USING btree ("agency_id","person_id","at" DESC NULLS FIRST,"document_id" DESC NULLS FIRST) WHERE upcoming;--> statement-breakpoint
CREATE INDEX "seats_due" ON "approval_seats" USING btree ("agency_id","due_on") WHERE in_turn and due_on is not null;--> statement-breakpoint
UPDATE approval_seats seat SET upcoming = true
WHERE status = 'inApproval' AND NOT signed AND NOT in_turn AND act <> 'afterRead' AND NOT EXISTS (
  SELECT FROM approval_events past WHERE past.agency_id = seat.agency_id AND past.document_id = seat.document_id
    AND (past.event ->> 'type' = 'SeatSkipped' AND (past.event ->> 'seat')::int = seat.seat
      OR past.event ->> 'type' = 'DocumentSubmitted' AND past.event -> 'seats' -> seat.seat ? 'skipReason'));
