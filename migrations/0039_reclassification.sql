CREATE TABLE "disclosure_decisions" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"event_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"from_level" text NOT NULL,
	"from_grounds" smallint[] NOT NULL,
	"level" text NOT NULL,
	"grounds" smallint[] NOT NULL,
	"body_open" boolean NOT NULL,
	"marks_lifted" boolean NOT NULL,
	"attachments" jsonb NOT NULL,
	"reason" text NOT NULL,
	"review_on" date,
	"closed_until" date,
	"council_kind" text,
	"council_document" text,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "a_decision_on_disclosure_is_made_once" PRIMARY KEY("agency_id","document_id","sequence"),
	CONSTRAINT "a_council_has_its_document" CHECK ((council_kind is null) = (council_document is null)),
	CONSTRAINT "an_open_text_has_no_grounds" CHECK ((level = 'open') = (cardinality(grounds) = 0))
);
--> statement-breakpoint
CREATE TABLE "recheck_rules" (
	"agency_id" integer NOT NULL,
	"valid_from" date NOT NULL,
	"yearly_by_month" smallint NOT NULL,
	"recheck_years" smallint NOT NULL,
	"rechecked_levels" text[] NOT NULL,
	"open_after_years" smallint NOT NULL,
	"extension_ask_years" smallint NOT NULL,
	"verbatim_years" smallint NOT NULL,
	"grounds_needing_end" smallint[] NOT NULL,
	"reason" text NOT NULL,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recheck_rules_begin_once_on_a_day" PRIMARY KEY("agency_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "withheld_records" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"produced_on" date NOT NULL,
	"level" text NOT NULL,
	"grounds" smallint[] NOT NULL,
	"withholds_files" boolean NOT NULL,
	"withholds" boolean NOT NULL,
	"is_verbatim" boolean NOT NULL,
	"review_on" date,
	"checked_on" date,
	"based_on" date NOT NULL,
	"yearly_done" boolean NOT NULL,
	"closed_until" date,
	"decisions" integer NOT NULL,
	CONSTRAINT "a_document_is_withheld_once" PRIMARY KEY("agency_id","document_id")
);
--> statement-breakpoint
CREATE TABLE "past_publications" (
	"agency_id" integer NOT NULL,
	"document_id" uuid NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"event_id" uuid,
	"published_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by_person_id" uuid,
	"withdrawal_reason" text,
	"withdrawal_event_id" uuid,
	CONSTRAINT "a_publication_ends_once" PRIMARY KEY("agency_id","document_id","ended_at")
);
--> statement-breakpoint
ALTER TABLE "publications" ADD COLUMN "withdrawal_event_id" uuid;--> statement-breakpoint
ALTER TABLE "disclosure_decisions" ADD CONSTRAINT "a_decision_on_disclosure_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withheld_records" ADD CONSTRAINT "a_withheld_record_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "past_publications" ADD CONSTRAINT "a_past_publication_is_of_a_document" FOREIGN KEY ("agency_id","document_id") REFERENCES "public"."documents"("agency_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "withheld_by_next_review" ON "withheld_records" USING btree ("agency_id","review_on","document_id") WHERE withholds;--> statement-breakpoint
CREATE INDEX "withheld_by_last_check" ON "withheld_records" USING btree ("agency_id","based_on","document_id") WHERE withholds;--> statement-breakpoint
CREATE INDEX "withheld_by_production" ON "withheld_records" USING btree ("agency_id","produced_on","document_id") WHERE withholds;--> statement-breakpoint
CREATE INDEX "withheld_without_first_check" ON "withheld_records" USING btree ("agency_id","produced_on","document_id") WHERE withholds and not yearly_done;--> statement-breakpoint
CREATE INDEX "withheld_without_end" ON "withheld_records" USING btree ("agency_id","produced_on","document_id") WHERE withholds and review_on is null;--> statement-breakpoint
CREATE INDEX "withheld_verbatim" ON "withheld_records" USING btree ("agency_id","produced_on","document_id") WHERE withholds and is_verbatim;--> statement-breakpoint
CREATE INDEX "withheld_longer_than_the_term" ON "withheld_records" USING btree ("agency_id","closed_until") WHERE withholds and closed_until is not null;--> statement-breakpoint
CREATE INDEX "withheld_of_a_year" ON "withheld_records" USING btree ("agency_id","produced_on","unit_id");--> statement-breakpoint
ALTER TABLE "publication_stops" DROP CONSTRAINT "a_publication_is_stopped_once";
--> statement-breakpoint
ALTER TABLE "publication_stops" ADD CONSTRAINT "a_publication_is_stopped_once" PRIMARY KEY("agency_id","document_id","event_id");
--> statement-breakpoint
INSERT INTO "withheld_records" ("agency_id", "document_id", "unit_id", "produced_on", "level", "grounds",
	"withholds_files", "withholds", "is_verbatim", "based_on", "yearly_done", "decisions")
SELECT d.agency_id, d.id, d.unit_id, filed.day, v.content #>> '{disclosure,level}',
	ARRAY(SELECT g::smallint FROM jsonb_array_elements_text(v.content #> '{disclosure,grounds}') AS g),
	files.withheld, true,
	(v.content #>> '{disclosure,level}' = 'closed' AND v.content ->> 'title' ~ '속기록|녹취록|녹음') OR files.verbatim,
	filed.day, false, 0
FROM "documents" d
JOIN "document_versions" v ON v.agency_id = d.agency_id AND v.document_id = d.id AND v.version = d.version
JOIN "filings" f ON f.agency_id = d.agency_id AND f.document_id = d.id
CROSS JOIN LATERAL (SELECT (f.filed_at AT TIME ZONE 'Asia/Seoul')::date AS day) filed
CROSS JOIN LATERAL (
	SELECT coalesce(bool_or(a #>> '{disclosure,level}' <> 'open'), false) AS withheld,
		coalesce(bool_or(a ->> 'name' ~ '속기록|녹취록|녹음' AND (a #>> '{disclosure,level}' = 'closed'
			OR v.content #>> '{disclosure,level}' = 'closed')), false) AS verbatim
	FROM jsonb_array_elements(v.content -> 'attachments') AS a
) files
WHERE d.status = 'approved' AND (v.content #>> '{disclosure,level}' <> 'open' OR files.withheld);
