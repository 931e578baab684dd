CREATE TABLE "privacy_reports" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"receipt_hash" text NOT NULL,
	"management_number" text NOT NULL,
	"copy_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"place" text NOT NULL,
	"attachment_id" uuid,
	"note" text NOT NULL,
	"contact" text,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"holds" boolean NOT NULL,
	"outcome" text,
	"outcome_reason" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by_person_id" uuid,
	CONSTRAINT "a_receipt_is_of_one_report" PRIMARY KEY("agency_id","receipt_hash"),
	CONSTRAINT "a_decided_report_keeps_no_contact" CHECK (("privacy_reports"."decided_at" is null) = ("privacy_reports"."outcome" is null)
        and ("privacy_reports"."decided_at" is null) = ("privacy_reports"."decided_by_person_id" is null)
        and ("privacy_reports"."decided_at" is null or "privacy_reports"."contact" is null))
);
--> statement-breakpoint
CREATE TABLE "public_masks" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"masks" jsonb NOT NULL,
	CONSTRAINT "a_public_copy_has_one_mask" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "publication_acts" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" uuid,
	"reason" text,
	"until" date,
	CONSTRAINT "a_publication_act_has_one_place" PRIMARY KEY("agency_id","document_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "publication_policies" (
	"agency_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"valid_from" date NOT NULL,
	"policy" jsonb NOT NULL,
	"set_by_person_id" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_policy_is_decided_once" PRIMARY KEY("agency_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "publication_schedules" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"management_number" text NOT NULL,
	"event_id" uuid NOT NULL,
	"planned_at" timestamp (3) with time zone NOT NULL,
	"list_on" date,
	"original_on" date,
	"delayed_to" date,
	"embargo_until" date,
	"withheld" text,
	"listed_at" timestamp (3) with time zone,
	"held_at" timestamp (3) with time zone,
	"next_on" date,
	"try_at" timestamp (3) with time zone,
	"failures" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "a_publication_is_planned_once" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "public_site"."tombstones" (
	"agency_id" integer NOT NULL,
	"management_number" text NOT NULL,
	"withdrawn_at" timestamp (3) with time zone NOT NULL,
	"reason_kind" text NOT NULL,
	CONSTRAINT "a_withdrawn_number_has_one_tombstone" PRIMARY KEY("agency_id","management_number")
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "embargo_until" date;--> statement-breakpoint
ALTER TABLE "public_site"."attachments" ADD COLUMN "is_checked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "public_site"."documents" ADD COLUMN "listed_because" text;--> statement-breakpoint
ALTER TABLE "public_site"."documents" ADD COLUMN "original_on" date;--> statement-breakpoint
ALTER TABLE "privacy_reports" ADD CONSTRAINT "a_report_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_masks" ADD CONSTRAINT "a_mask_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_acts" ADD CONSTRAINT "a_publication_act_is_on_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_schedules" ADD CONSTRAINT "a_plan_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_of_a_document" ON "privacy_reports" USING btree ("agency_id","document_id");--> statement-breakpoint
CREATE INDEX "reports_to_decide" ON "privacy_reports" USING btree ("agency_id","reported_at") WHERE decided_at is null;--> statement-breakpoint
CREATE INDEX "plans_that_come_next" ON "publication_schedules" USING btree ("agency_id","next_on") WHERE next_on is not null;--> statement-breakpoint
ALTER TABLE "public_site"."documents" ADD CONSTRAINT "what_is_only_listed_shows_nothing_else" CHECK ("public_site"."documents"."listed_because" is null or ("public_site"."documents"."paper" is null and "public_site"."documents"."summary" = '' and "public_site"."documents"."keywords" = '{}'
        and "public_site"."documents"."author_name" = '' and "public_site"."documents"."author_phone" = ''));
--> statement-breakpoint
-- What has been published or stopped before there were plans has come as far as a plan can bring it.
INSERT INTO "publication_schedules" (agency_id, document_id, management_number, event_id, planned_at, list_on,
	original_on, delayed_to, listed_at)
SELECT agency_id, document_id, management_number, event_id, published_at,
	(published_at AT TIME ZONE 'Asia/Seoul')::date, (published_at AT TIME ZONE 'Asia/Seoul')::date,
	(published_at AT TIME ZONE 'Asia/Seoul')::date, published_at
FROM publications WHERE published_at IS NOT NULL;
--> statement-breakpoint
INSERT INTO "publication_schedules" (agency_id, document_id, management_number, event_id, planned_at, list_on,
	original_on, delayed_to, next_on)
SELECT s.agency_id, s.document_id, d.management_number, s.event_id, s.stopped_at,
	(s.stopped_at AT TIME ZONE 'Asia/Seoul')::date, (s.stopped_at AT TIME ZONE 'Asia/Seoul')::date,
	(s.stopped_at AT TIME ZONE 'Asia/Seoul')::date, (s.stopped_at AT TIME ZONE 'Asia/Seoul')::date
FROM publication_stops s
JOIN documents d ON d.agency_id = s.agency_id AND d.id = s.document_id
WHERE NOT EXISTS (SELECT FROM publications p WHERE p.agency_id = s.agency_id AND p.document_id = s.document_id)
ORDER BY s.stopped_at DESC
ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO "public_site"."tombstones" (agency_id, management_number, withdrawn_at, reason_kind)
SELECT agency_id, management_number, withdrawn_at, 'other' FROM publications
WHERE published_at IS NOT NULL AND withdrawn_at IS NOT NULL;
