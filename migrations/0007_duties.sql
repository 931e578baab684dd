CREATE TABLE "approval_duties" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"due_on" date,
	"open" boolean NOT NULL,
	"done_at" timestamp (3) with time zone,
	CONSTRAINT "a_duty_stands_once_for_a_person" PRIMARY KEY("agency_id","document_id","kind","person_id")
);
--> statement-breakpoint
CREATE INDEX "duties_of_a_person" ON "approval_duties" USING btree ("agency_id","person_id","kind","open" DESC NULLS FIRST,"since" DESC NULLS FIRST,"document_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "open_duties" ON "approval_duties" USING btree ("agency_id","person_id","kind") WHERE open;