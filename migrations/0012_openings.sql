CREATE TABLE "document_openings" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_openings_pkey" PRIMARY KEY("agency_id","document_id","person_id","version","at")
);
--> statement-breakpoint
ALTER TABLE "document_openings" ADD CONSTRAINT "an_opening_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;