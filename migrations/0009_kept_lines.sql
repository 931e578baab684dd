CREATE TABLE "saved_lines" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"line" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_lines_pkey" PRIMARY KEY("agency_id","id"),
	CONSTRAINT "a_person_gives_a_line_name_once" UNIQUE("agency_id","person_id","name")
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "drafter_marks" text[] DEFAULT '{}' NOT NULL;