CREATE TABLE "stuck_checks" (
	"agency_id" integer NOT NULL,
	"checked_on" date NOT NULL,
	"count" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stuck_documents_are_counted_once_a_day" PRIMARY KEY("agency_id","checked_on")
);
--> statement-breakpoint
ALTER TABLE "stuck_checks" ADD CONSTRAINT "stuck_checks_agency_id_agencies_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agencies"("id") ON DELETE no action ON UPDATE no action;