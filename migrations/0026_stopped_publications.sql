CREATE TABLE "publication_stops" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kinds" text[] NOT NULL,
	"stopped_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone,
	"released_by_person_id" uuid,
	"release_reason" text,
	CONSTRAINT "a_publication_is_stopped_once" PRIMARY KEY("agency_id","document_id"),
	CONSTRAINT "a_release_has_its_person_and_reason" CHECK (("publication_stops"."released_at" is null) = ("publication_stops"."released_by_person_id" is null)
        and ("publication_stops"."released_at" is null) = ("publication_stops"."release_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "publication_stops" ADD CONSTRAINT "a_stop_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;