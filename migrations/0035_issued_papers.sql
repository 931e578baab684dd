CREATE TABLE "public_site"."issued_files" (
	"agency_id" integer NOT NULL,
	"sha256" text NOT NULL,
	"document_key" text NOT NULL,
	"copy" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"signed_by" text,
	"signer_kind" text,
	CONSTRAINT "a_file_is_issued_once" PRIMARY KEY("agency_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "public_site"."issued_papers" (
	"agency_id" integer NOT NULL,
	"document_key" text NOT NULL,
	"agency_name" text NOT NULL,
	"address_hash" text,
	"standing" text NOT NULL,
	"management_number" text,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_paper_has_one_standing" PRIMARY KEY("agency_id","document_key")
);
--> statement-breakpoint
CREATE TABLE "citizens_papers" (
	"agency_id" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"storage_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"renderer_version" text NOT NULL,
	"fonts_sha256" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_public_copy_has_one_paper" PRIMARY KEY("agency_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "frozen_papers" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "frozen_papers" ADD COLUMN "signature" text;--> statement-breakpoint
ALTER TABLE "frozen_papers" ADD COLUMN "signed_by" text;--> statement-breakpoint
ALTER TABLE "frozen_papers" ADD COLUMN "drawn_again_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "issued_files_by_hash" ON "public_site"."issued_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "issued_files_by_document" ON "public_site"."issued_files" USING btree ("agency_id","document_key");--> statement-breakpoint
CREATE INDEX "issued_papers_by_address" ON "public_site"."issued_papers" USING btree ("address_hash");--> statement-breakpoint
CREATE INDEX "issued_papers_by_number" ON "public_site"."issued_papers" USING btree ("agency_id","management_number");--> statement-breakpoint
CREATE INDEX "frozen_papers_unsigned" ON "frozen_papers" USING btree ("agency_id","made_at") WHERE "frozen_papers"."signature" = 'waiting';
--> statement-breakpoint
INSERT INTO "public_site"."issued_papers" ("agency_id", "document_key", "agency_name", "standing", "management_number", "since")
SELECT p.agency_id, encode(sha256(convert_to('gyeol-paper:' || p.agency_id || ':' || p.document_id, 'UTF8')), 'hex'), a.name,
	CASE WHEN p.withdrawn_at IS NULL THEN 'public' ELSE 'withdrawn' END,
	CASE WHEN p.withdrawn_at IS NULL THEN p.management_number END,
	coalesce(p.withdrawn_at, p.published_at)
FROM "publications" p JOIN "agencies" a ON a.id = p.agency_id;
