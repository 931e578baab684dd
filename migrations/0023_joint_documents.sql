ALTER TABLE "approval_duties" ADD COLUMN "lead_agency_id" integer;--> statement-breakpoint
ALTER TABLE "approval_seats" ADD COLUMN "lead_agency_id" integer;--> statement-breakpoint
CREATE INDEX "duties_of_joint_documents" ON "approval_duties" USING btree ("lead_agency_id","document_id") WHERE lead_agency_id is not null;--> statement-breakpoint
CREATE INDEX "seats_of_joint_documents" ON "approval_seats" USING btree ("lead_agency_id","document_id") WHERE lead_agency_id is not null;