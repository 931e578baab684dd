CREATE SCHEMA "public_site";
--> statement-breakpoint
CREATE TABLE "public_site"."agencies" (
	"agency_id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zip_code" text NOT NULL,
	"address" text NOT NULL,
	"homepage" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "public_site"."attachments" (
	"agency_id" integer NOT NULL,
	"management_number" text NOT NULL,
	"position" integer NOT NULL,
	"shown" boolean NOT NULL,
	"id" uuid,
	"name" text,
	"media_type" text,
	"size" integer,
	"storage_name" text,
	"sha256" text,
	CONSTRAINT "a_public_attachment_has_one_place" PRIMARY KEY("agency_id","management_number","position")
);
--> statement-breakpoint
CREATE TABLE "public_site"."documents" (
	"agency_id" integer NOT NULL,
	"management_number" text NOT NULL,
	"event_id" uuid NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"produced_on" date NOT NULL,
	"title" text NOT NULL,
	"agency_name" text NOT NULL,
	"department_name" text NOT NULL,
	"unit_name" text NOT NULL,
	"document_number" text NOT NULL,
	"disclosure_level" text NOT NULL,
	"disclosure_grounds" smallint[] NOT NULL,
	"retention" text NOT NULL,
	"author_name" text NOT NULL,
	"author_phone" text NOT NULL,
	"classification_path" text[] NOT NULL,
	"licence" text NOT NULL,
	"summary" text NOT NULL,
	"keywords" text[] NOT NULL,
	"paper" jsonb,
	CONSTRAINT "a_public_copy_is_of_one_document" PRIMARY KEY("agency_id","management_number")
);
--> statement-breakpoint
CREATE TABLE "public_site"."document_search" (
	"agency_id" integer NOT NULL,
	"management_number" text NOT NULL,
	"produced_on" date NOT NULL,
	"unit_name" text NOT NULL,
	"classification_path" text[] NOT NULL,
	"tokens" "tsvector" NOT NULL,
	"haystack" text NOT NULL,
	CONSTRAINT "a_public_copy_is_searched_once" PRIMARY KEY("agency_id","management_number")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"management_number" text NOT NULL,
	"event_id" uuid NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by_person_id" uuid,
	"withdrawal_reason" text,
	CONSTRAINT "a_document_is_published_once" PRIMARY KEY("agency_id","document_id"),
	CONSTRAINT "a_number_is_published_once" UNIQUE("agency_id","management_number")
);
--> statement-breakpoint
ALTER TABLE "public_site"."attachments" ADD CONSTRAINT "a_public_attachment_goes_with_its_copy" FOREIGN KEY ("agency_id","management_number") REFERENCES "public_site"."documents"("agency_id","management_number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_site"."document_search" ADD CONSTRAINT "a_search_row_goes_with_its_copy" FOREIGN KEY ("agency_id","management_number") REFERENCES "public_site"."documents"("agency_id","management_number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "a_publication_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "public_documents_by_day" ON "public_site"."documents" USING btree ("produced_on" DESC NULLS FIRST,"management_number" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "public_documents_by_unit" ON "public_site"."documents" USING btree ("unit_name");--> statement-breakpoint
CREATE INDEX "public_search_tokens" ON "public_site"."document_search" USING gin ("tokens");--> statement-breakpoint
CREATE INDEX "public_search_by_day" ON "public_site"."document_search" USING btree ("produced_on" DESC NULLS FIRST,"management_number" DESC NULLS FIRST);