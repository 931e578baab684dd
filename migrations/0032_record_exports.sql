CREATE TABLE "record_export_downloads" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "record_export_downloads_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
CREATE TABLE "record_exports" (
	"agency_id" integer NOT NULL,
	"id" uuid NOT NULL,
	"unit_task_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"by_person_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"document_ids" uuid[] NOT NULL,
	"hidden" integer NOT NULL,
	"done" integer NOT NULL,
	"faults" integer NOT NULL,
	"attempts" integer NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"reason" text,
	"storage_name" text,
	"sha256" text,
	"size" bigint,
	"finished_at" timestamp (3) with time zone,
	"kept_until" timestamp (3) with time zone,
	CONSTRAINT "record_exports_pkey" PRIMARY KEY("agency_id","id")
);
--> statement-breakpoint
ALTER TABLE "frozen_papers" ADD COLUMN "fonts_sha256" text;--> statement-breakpoint
ALTER TABLE "record_export_downloads" ADD CONSTRAINT "a_download_is_of_an_export" FOREIGN KEY ("agency_id","export_id") REFERENCES "public"."record_exports"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_exports" ADD CONSTRAINT "an_export_is_of_a_unit_task" FOREIGN KEY ("agency_id","unit_task_id") REFERENCES "public"."unit_tasks"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_exports" ADD CONSTRAINT "an_export_is_of_a_person_of_the_agency" FOREIGN KEY ("agency_id","by_person_id") REFERENCES "public"."people"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "downloads_of_an_export" ON "record_export_downloads" USING btree ("agency_id","export_id");--> statement-breakpoint
CREATE UNIQUE INDEX "a_person_prepares_one_export_at_a_time" ON "record_exports" USING btree ("agency_id","by_person_id") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "exports_to_prepare" ON "record_exports" USING btree ("asked_at") WHERE state in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "exports_in_time" ON "record_exports" USING btree ("agency_id","asked_at");--> statement-breakpoint
CREATE INDEX "filings_of_a_unit_task" ON "filings" USING btree ("agency_id","unit_task_id","filed_at");